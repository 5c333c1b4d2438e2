import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Import } from '../../api.types.ts'
import { integer } from '../../format.ts'
import { marketplaceName } from '../../marketplaces.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { labelledCounts } from './metric-label.ts'

const FIRST = 10

/** What was read and what of it was new, for each listing and metric. */
export function ImportListings({ report, onLeave }: { report: Import; onLeave: (() => void) | undefined }) {
  const [isWhole, setWhole] = useState(false)
  const visible = isWhole ? report.listings : report.listings.slice(0, FIRST)
  return (
    <>
      <table className="table import-table">
        <caption className="visually-hidden">{m.import_listings_caption()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.import_listing()}</th>
            <th scope="col">{m.import_points()}</th>
          </tr>
        </thead>
        <tbody>
          {visible.map((listing) => (
            <tr key={`${listing.marketplace} ${listing.asin}`}>
              <th scope="row">
                {listing.product_id ? (
                  <Link to={paths.product} params={{ productId: listing.product_id }} onClick={onLeave}>
                    <code>{listing.asin}</code>
                  </Link>
                ) : (
                  <code>{listing.asin}</code>
                )}
                <span className="second-line">{marketplaceName(listing.marketplace)}</span>
              </th>
              <td>
                <ul className="metric-counts">
                  {labelledCounts(listing.metrics).map(({ label, read, added }) => (
                    <li key={label} className="num">
                      <span className="muted">{label}</span> {m.import_read_added({ read: integer(read), added: integer(added) })}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {visible.length < report.listings.length && (
        <Button variant="subtle" onClick={() => setWhole(true)}>
          {m.import_all_listings({ n: integer(report.listings.length) })}
        </Button>
      )}
    </>
  )
}
