export interface ImportSearch {
  /** The import dialog is open over the page. */
  import?: true
}

export const parseImportSearch = (raw: Record<string, unknown>): ImportSearch => (raw['import'] === true ? { import: true } : {})
