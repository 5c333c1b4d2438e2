import { useEffect, useRef, useState } from 'react'

const SHOWN_MS = 1_600

/** Which way a value just went while it was shown; undefined when it stands. */
export function useMoved(value: number | null): 'up' | 'down' | undefined {
  const before = useRef(value)
  const [moved, setMoved] = useState<'up' | 'down'>()
  useEffect(() => {
    const from = before.current
    before.current = value
    if (from === null || value === null || from === value) return
    setMoved(value > from ? 'up' : 'down')
    const timer = setTimeout(() => setMoved(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [value])
  return moved
}
