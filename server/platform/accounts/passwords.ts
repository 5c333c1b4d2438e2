import { hash, verify } from '@node-rs/argon2'
import { randomToken } from '#kernel/crypto'
import { refused } from '#kernel/errors'

/** 19 MiB and 2 passes: OWASP's setting for Argon2id, about 6 ms. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(typed(password), ARGON2)

/** The same characters, whichever keyboard composed them. */
const typed = (password: string): string => password.normalize('NFKC')

/** What an unknown name is checked against, so that its answer takes as long as a wrong password's. */
const NOBODY = hashPassword(randomToken())

export const isRightPassword = async (passwordHash: string | undefined, password: string): Promise<boolean> => {
  const isRight = await verify(passwordHash ?? (await NOBODY), typed(password))
  return isRight && passwordHash !== undefined
}

/** The commonest of ten characters or more in published leaks, without their digits and signs at the end. */
const COMMON = new Set([
  '', 'password', 'passwordpassword', 'passw', 'passwd', 'qwertyuiop', 'qwertyuiopasdfghjkl', 'asdfghjkl', 'zxcvbnm', 'qwerty', 'qazwsxedc', 'qwertyqwerty', 'iloveyou', 'iloveyouforever',
  'administrator', 'admin', 'welcome', 'letmein', 'sunshine', 'princess', 'football', 'basketball', 'baseball', 'superman', 'trustno', 'monkey', 'dragon', 'changeme', 'secret', 'tradewind',
  'abcdefghij', 'abcdefghijk', 'abc', 'aa', 'a', 'q', 'woaini', 'computer', 'internet', 'michelle', 'jennifer', 'liverpool', 'manchester', 'starwars', 'p@ssw0rd', 'p@ssword', 'passw0rd', 'pa$$w0rd',
])

/** @throws AppError 422 on `password` */
export function checkPassword(password: string, { email, username }: { email: string; username: string }): void {
  const text = password.toLowerCase()
  const stem = text.replace(/[\d\p{P}\p{S}\s]+$/u, '')
  const isOwn = [email, email.split('@')[0], username].some((own) => own === text || own === stem)
  const isRepeated = new Set(text).size < 4
  if (isOwn || isRepeated || COMMON.has(text) || COMMON.has(stem)) throw refused('PASSWORD_TOO_WEAK', 'This password is among the first that anybody would try', 'password')
}
