export const STATUSES = ['running', 'completed', 'stopped'] as const
export type ExperimentStatus = (typeof STATUSES)[number]

export interface ExperimentsSearch {
  status?: ExperimentStatus
}

export function parseExperimentsSearch(raw: Record<string, unknown>): ExperimentsSearch {
  const status = STATUSES.find((each) => each === raw['status'])
  return status === undefined ? {} : { status }
}
