/** What this browser remembers. Storage may be forbidden or full; the choice then lasts as long as the page. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`tradewind.${key}`, value)
  } catch {
    return
  }
}

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(`tradewind.${key}`) ?? undefined
  } catch {
    return undefined
  }
}
