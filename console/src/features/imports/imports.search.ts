export interface ImportSearch {
  /** The import dialog is open over the page. */
  import?: true
  /** The dialog that adds products is. */
  add?: true
}

export const parseImportSearch = (raw: Record<string, unknown>): ImportSearch => ({ ...(raw['import'] === true && { import: true }), ...(raw['add'] === true && { add: true }) })
