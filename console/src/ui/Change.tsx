import { change, MISSING } from '../format.ts'

interface ChangeProps {
  /** Its sign is the direction; without a text it is a ratio, and 0.064 is shown as +6.4 %. */
  by: number | null | undefined
  text?: string
  /** A falling rank is good news; a moving price is neither. */
  good: 'up' | 'down' | 'neither'
}

const NOISE = 0.0005

/** Sign and arrow say the direction, colour says whether it is welcome. */
export function Change({ by, text, good }: ChangeProps) {
  if (by == null) return <span className="muted">{MISSING}</span>
  const direction = Math.abs(by) < NOISE ? 'none' : by > 0 ? 'up' : 'down'
  const tone = direction === 'none' || good === 'neither' ? 'neutral' : direction === good ? 'pos' : 'neg'
  return (
    <span className={`change ${tone}`}>
      {direction !== 'none' && <Arrow isUp={direction === 'up'} />}
      {text ?? change(direction === 'none' ? 0 : by)}
    </span>
  )
}

function Arrow({ isUp }: { isUp: boolean }) {
  return (
    <svg className="arrow" width="9" height="8" viewBox="0 0 9 8" aria-hidden="true">
      <path d={isUp ? 'M4.5 0 9 8H0z' : 'M4.5 8 0 0h9z'} fill="currentColor" />
    </svg>
  )
}
