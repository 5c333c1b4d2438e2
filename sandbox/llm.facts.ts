export interface GivenFact {
  id: string
  metric: string
  value: unknown
  asin?: string | null
}
