/** A sentence for each code, with slots in braces. No digits: every number is a fact. */
export interface Words {
  [code: string]: string
}
