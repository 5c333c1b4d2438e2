import type { z } from 'zod'

export const LANGUAGES = ['en', 'zh-TW', 'zh-CN'] as const
export type Language = (typeof LANGUAGES)[number]

export interface Letter {
  subject: string
  html: string
  text: string
}

/** The words of one kind of mail; they live in the module that has something to say. */
export interface MailType<P extends z.ZodType = z.ZodType> {
  name: string
  params: P
  render: (language: Language, params: z.output<P>) => Letter
}

export const defineMail = <P extends z.ZodType>(name: string, params: P, render: MailType<P>['render']): MailType<P> => ({ name, params, render })
