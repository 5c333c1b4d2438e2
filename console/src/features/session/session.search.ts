export interface SignInSearch {
  /** Where the user was going. Only a path of this site: an address elsewhere would be a trap. */
  redirect?: string
  /** Why a provider sent somebody back without signing them in. */
  problem?: string
}

export function parseSignInSearch(raw: Record<string, unknown>): SignInSearch {
  const { redirect, problem } = raw
  return {
    ...(typeof redirect === 'string' && /^\/(?![/\\])/.test(redirect) && { redirect }),
    ...(typeof problem === 'string' && /^[A-Z_]{1,40}$/.test(problem) && { problem }),
  }
}

export interface TokenSearch {
  /** The secret of a mail's link. */
  token?: string
}

export const parseTokenSearch = (raw: Record<string, unknown>): TokenSearch => (typeof raw['token'] === 'string' || typeof raw['token'] === 'number' ? { token: String(raw['token']) } : {})
