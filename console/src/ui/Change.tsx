import { change, MISSING } from '../format.ts'

interface ChangeProps {
  /** 0.064 is +6.4 %. */
  ratio: number | null | undefined
  /** A falling rank is good news; a moving price is neither. */
  good: 'up' | 'down' | 'neither'
}

/** Sign and arrow say the direction, colour says whether it is welcome. */
export function Change({ ratio, good }: ChangeProps) {
  if (ratio == null) return <span className="muted">{MISSING}</span>
  const direction = Math.abs(ratio) < 0.0005 ? 'none' : ratio > 0 ? 'up' : 'down'
  const tone = direction === 'none' || good === 'neither' ? 'neutral' : direction === good ? 'pos' : 'neg'
  return (
    <span className={`change ${tone}`}>
      {direction !== 'none' && <Arrow isUp={direction === 'up'} />}
      {change(direction === 'none' ? 0 : ratio)}
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
