import type { SentNotice } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'

const TYPES: Record<string, () => string> = {
  incident_opened: m.notice_incident_opened, incident_escalated: m.notice_incident_escalated, incident_resolved: m.notice_incident_resolved, analysis_done: m.notice_analysis_done, experiment_done: m.notice_experiment_done, payment_disputed: m.notice_payment_disputed, refund_failed: m.notice_refund_failed, order_sold: m.notice_order_sold, return_requested: m.notice_return_requested,
  tracking_confirmed: m.notice_tracking_confirmed, welcome: m.notice_welcome, maintenance: m.notice_maintenance, webhook_disabled: m.notice_webhook_disabled, channel_disabled: m.notice_channel_disabled,
  stock_low: m.notice_stock_low,
}
export const noticeTypes = Object.keys(TYPES)
/** A type of a module that this console is older than is shown as it is called. */
export const noticeName = (type: string): string => TYPES[type]?.() ?? type

export const channelNames: Record<SentNotice['channel'] | 'in_app', () => string> = {
  in_app: m.channel_in_app, email: m.channel_email, push: m.channel_push, app_push: m.channel_app_push, sms: m.channel_sms, discord: m.channel_discord, slack: m.channel_slack, webhook: m.channel_webhook,
}
export const LANGUAGES = [{ value: 'en', label: 'English' }, { value: 'zh-TW', label: '繁體中文' }, { value: 'zh-CN', label: '简体中文' }] as const
