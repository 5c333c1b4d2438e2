export const STATUSES = ['pending', 'implemented', 'dismissed'] as const
export type SuggestionStatus = (typeof STATUSES)[number]

/** What the address says: nothing is those to decide. */
export interface SuggestionsSearch {
  status?: Exclude<SuggestionStatus, 'pending'>
}

export function parseSuggestionsSearch(raw: Record<string, unknown>): SuggestionsSearch {
  const status = STATUSES.find((each) => each === raw['status'])
  return status === undefined || status === 'pending' ? {} : { status }
}
