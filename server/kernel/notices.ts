/** A reader's language. */
export type ReaderLanguage = 'en' | 'zh-TW' | 'zh-CN'

/** What a notice says in one language; paths lead into the console. */
export interface NoticeWords {
  subject: string
  paragraphs: string[]
  action?: { label: string; path: string } | undefined
  note?: { text: string; path: string } | undefined
}

/** When a person is told on a channel: never, of high severity only, at once, or gathered in a mail. */
export interface Cells {
  in_app: 'off' | 'now'
  email: 'off' | 'now' | 'digest'
  push: 'off' | 'high' | 'now'
  app_push: 'off' | 'high' | 'now'
  sms: 'off' | 'high' | 'now'
}

/** Something that people can be told. The list of all is closed: nothing is told that a module has not declared. */
export interface NoticeType {
  /** `incident_opened`. */
  name: string
  /** The event after which it is told, `alerts.incident_opened`. */
  source: string
  /** How serious it usually is; each notice says it of itself. */
  severity: 'low' | 'medium' | 'high'
  /** Meant for one person: the team's rooms are not told. */
  is_private?: boolean
  /** Told to endpoints and the team's rooms, and to no person: nobody has a preference for it. */
  is_for_rooms_only?: boolean
  /** What holds for whoever has chosen nothing. */
  cells: Cells
  /** What a team may name in its own words, `{product}`, and which fact it is. */
  fields: Record<string, string>
  /** For the preview. */
  sample: { facts: Record<string, unknown>; words: (language: ReaderLanguage) => NoticeWords }
}

/** The usual: in the app and on phones at once, by mail as its severity asks, by SMS when it is serious. */
export const USUAL: Cells = { in_app: 'now', email: 'now', push: 'now', app_push: 'now', sms: 'high' }
/** For what can wait. */
export const CALM: Cells = { in_app: 'now', email: 'now', push: 'off', app_push: 'off', sms: 'off' }

export const defineNotice = (type: NoticeType): NoticeType => type
