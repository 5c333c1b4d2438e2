import { m } from '../paraglide/messages.js'
import { ProductImage } from './ProductImage.tsx'
import { diffEntries, type DiffPart, diffWords } from './word-diff.ts'
import './field-diff.css'

interface FieldDiffProps {
  field: string
  before: string | string[] | null
  after: string | string[] | null
}

/** What of a field went and what came, told by shape and word as well as by colour. */
export function FieldDiff({ field, before, after }: FieldDiffProps) {
  if (field === 'images') return <ImageDiff before={listOf(before)} after={listOf(after)} />
  if (Array.isArray(before) || Array.isArray(after)) {
    return (
      <ul className="field-diff">
        {diffEntries(listOf(before), listOf(after)).map((part, index) => (
          <li key={`${part.kind} ${part.text} ${index}`}>
            <Marked part={part} />
          </li>
        ))}
      </ul>
    )
  }
  return (
    <p className="field-diff">
      {diffWords(before ?? '', after ?? '').map((part, index) => (
        <Marked key={`${part.kind} ${index}`} part={part} />
      ))}
    </p>
  )
}

function Marked({ part: { text, kind } }: { part: DiffPart }) {
  if (kind === 'gone') return <del>{text}</del>
  if (kind === 'new') return <ins>{text}</ins>
  return <span>{text}</span>
}

function ImageDiff({ before, after }: { before: string[]; after: string[] }) {
  return (
    <ul className="field-diff images-diff">
      {diffEntries(before, after).map(({ text, kind }, index) => (
        <li key={`${kind} ${text} ${index}`} data-kind={kind}>
          <ProductImage src={text} name={nameOf(kind)} size={56} />
          {kind !== 'same' && <span className="small">{nameOf(kind)}</span>}
        </li>
      ))}
    </ul>
  )
}

const nameOf = (kind: DiffPart['kind']) => (kind === 'gone' ? m.diff_gone() : kind === 'new' ? m.diff_new() : m.diff_same())
const listOf = (value: string | string[] | null): string[] => (value === null ? [] : Array.isArray(value) ? value : [value])
