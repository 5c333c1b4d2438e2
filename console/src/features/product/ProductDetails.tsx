import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Product } from '../../api.types.ts'
import { date, dateTime, integer, MISSING, money, rank } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ProductImage } from '../../ui/ProductImage.tsx'

export function ProductDetails({ product }: { product: Product }) {
  const { bullets, images, description, ranks, sources } = product
  return (
    <div className="details">
      <Detail title={m.details_facts()}>
        <Facts product={product} />
      </Detail>
      {ranks.length > 0 && (
        <Detail title={m.details_ranks()}>
          <ul className="plain-list">
            {ranks.map(({ category_id, category_name, rank: place, observed_at }) => (
              <li key={category_id}>
                <span>{category_name ?? category_id}</span>
                <span className="num strong" title={dateTime(observed_at)}>
                  {rank(place)}
                </span>
              </li>
            ))}
          </ul>
        </Detail>
      )}
      {sources.length > 0 && (
        <Detail title={m.details_sources()}>
          <ul className="plain-list">
            {sources.map(({ source, points, first_at, last_at }) => (
              <li key={source}>
                <span>{sourceName(source)}</span>
                <span className="num muted small">{m.source_points({ count: points, n: integer(points), from: date(first_at), to: date(last_at) })}</span>
              </li>
            ))}
          </ul>
        </Detail>
      )}
      {bullets.length > 0 && (
        <Detail title={m.details_bullets()} isWide>
          <ul className="bullets">
            {bullets.map((bullet) => (
              <li key={bullet}>{bullet}</li>
            ))}
          </ul>
        </Detail>
      )}
      {images.length > 1 && (
        <Detail title={m.details_images()} isWide>
          <ul className="images">
            {images.map((image, index) => (
              <li key={image}>
                <a href={image} target="_blank" rel="noreferrer" aria-label={m.details_image({ n: integer(index + 1) })}>
                  <ProductImage src={image} name={product.name} size={72} />
                </a>
              </li>
            ))}
          </ul>
        </Detail>
      )}
      {description && (
        <Detail title={m.details_description()} isWide>
          <p className="description">{description}</p>
        </Detail>
      )}
    </div>
  )
}

function Detail({ title, isWide, children }: { title: string; isWide?: boolean; children: ReactNode }) {
  return (
    <section className={isWide ? 'card detail wide' : 'card detail'}>
      <Title order={2}>{title}</Title>
      {children}
    </section>
  )
}

function Facts({ product }: { product: Product }) {
  return (
    <ul className="plain-list">
      <Fact name={m.fact_list_price()} value={money(product.list_minor, product.currency)} />
      <Fact name={m.fact_monthly_sold()} value={integer(product.monthly_sold)} />
      <Fact name={m.fact_offers()} value={integer(product.offers_new)} />
      <Fact name={m.fact_parent()} value={product.parent_asin ? <code>{product.parent_asin}</code> : MISSING} />
      <Fact name={m.fact_tracked_since()} value={date(product.created_at)} />
    </ul>
  )
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <li>
      <span>{name}</span>
      <span className="num">{value}</span>
    </li>
  )
}

const SOURCES: Record<string, () => string> = {
  keepa: () => 'Keepa',
  apify: () => 'Apify',
  csv: () => 'CSV',
  brightdata: () => 'Bright Data',
  crawl: m.source_crawl,
  manual: m.source_manual,
}
/** Names of vendors and of files stay as they are. */
const sourceName = (source: string) => SOURCES[source]?.() ?? source
