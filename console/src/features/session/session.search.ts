export interface SignInSearch {
  /** Where the user was going. Only a path of this site: an address elsewhere would be a trap. */
  redirect?: string
}

export function parseSignInSearch(raw: Record<string, unknown>): SignInSearch {
  const { redirect } = raw
  return typeof redirect === 'string' && /^\/(?![/\\])/.test(redirect) ? { redirect } : {}
}

export interface TokenSearch {
  /** The secret of a mail's link. */
  token?: string
}

export const parseTokenSearch = (raw: Record<string, unknown>): TokenSearch => (typeof raw['token'] === 'string' || typeof raw['token'] === 'number' ? { token: String(raw['token']) } : {})
