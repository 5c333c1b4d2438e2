import { Button } from '@mantine/core'
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { ButtonLink } from '../../ButtonLink.tsx'
import { codeText } from '../../error-text.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import type { Added } from './add-products.ts'

interface AddResultsProps {
  added: Added[]
  onAgain: () => void
  onLeave: () => void
  /** Takes the lines that failed back to be corrected. */
  onKeep: (lines: string[]) => void
}

/** What came of each line; the wrong ones first, since they want something. */
export function AddResults({ added, onAgain, onLeave, onKeep }: AddResultsProps) {
  const of = (status: Added['result']['status']) => added.filter(({ result }) => result.status === status)
  const [news, existing, failed] = [of('added'), of('existing'), of('failed')]
  const again = () => {
    onKeep(failed.map(({ line }) => line))
    onAgain()
  }
  const Icon = news.length > 0 ? IconCircleCheck : IconInfoCircle
  const only = added.length === 1 ? added[0]?.result.product_id : undefined
  return (
    <div className="add-form">
      <div className={`verdict ${news.length > 0 ? 'pos' : 'neutral'}`} role="status">
        <Icon size={18} aria-hidden="true" />
        <div>
          <p className="strong">{news.length > 0 ? m.add_done({ count: news.length, n: integer(news.length) }) : m.add_nothing_new()}</p>
          <p className="small">
            {news.length > 0 ? m.add_first_look() : ''} {existing.length > 0 && m.add_existing({ count: existing.length, n: integer(existing.length) })}
          </p>
        </div>
      </div>
      {failed.length > 0 && (
        <ul className="add-failures" aria-label={m.add_failed({ count: failed.length, n: integer(failed.length) })}>
          {failed.map(({ line, result }) => (
            <li key={line}>
              <code>{line}</code>
              <span className="small neg">{codeText(result.code ?? '', result.field)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="dialog-foot">
        <Button variant="default" onClick={again}>
          {failed.length > 0 ? m.add_correct() : m.add_more()}
        </Button>
        {only ? (
          <ButtonLink to={paths.product} params={{ productId: only }} onClick={onLeave}>
            {m.add_open()}
          </ButtonLink>
        ) : (
          <Button onClick={onLeave}>{m.action_close()}</Button>
        )}
      </div>
    </div>
  )
}
