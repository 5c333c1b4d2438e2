import type { AuditEntry } from '../../api.types.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ROLES, roleNames } from '../../roles.ts'

/** Who stands behind an id; undefined for who has left. */
export type NameOf = (id: string) => string | undefined

const PLAIN: Record<string, () => string> = {
  'search.rebuild_started': m.act_search_rebuild_started,
  'search.synonym_added': m.act_synonym_added,
  'search.synonym_changed': m.act_synonym_changed,
  'search.synonym_removed': m.act_synonym_removed,
  'stores.store_changed': m.act_store_changed,
  'inventory.stock_adjusted': m.act_stock_adjusted,
  'inventory.item_changed': m.act_item_changed,
  'tax.rate_added': m.act_tax_rate_added,
  'tax.rate_changed': m.act_tax_rate_changed,
  'tax.rate_removed': m.act_tax_rate_removed,
  'shipping.zone_added': m.act_zone_added,
  'shipping.zone_changed': m.act_zone_changed,
  'shipping.zone_removed': m.act_zone_removed,
  'shipping.method_added': m.act_shipping_method_added,
  'shipping.method_changed': m.act_shipping_method_changed,
  'shipping.method_removed': m.act_shipping_method_removed,
  'coupons.coupon_made': m.act_coupon_made,
  'coupons.coupon_changed': m.act_coupon_changed,
  'points.adjusted': m.act_points_adjusted,
  'orders.cancelled': m.act_order_cancelled,
  'orders.address_changed': m.act_order_address_changed,
  'orders.refunded': m.act_order_refunded,
  'orders.return_received': m.act_return_received,
  'accounts.registered': m.act_registered,
  'accounts.signed_in': m.act_signed_in,
  'accounts.signed_out': m.act_signed_out,
  'accounts.signed_out_everywhere': m.act_signed_out_everywhere,
  'accounts.refresh_token_reused': m.act_refresh_token_reused,
  'accounts.password_changed': m.act_password_changed,
  'accounts.password_reset': m.act_password_reset,
  'accounts.profile_changed': m.act_profile_changed,
  'accounts.tenant_changed': m.act_tenant_changed,
  'accounts.join_requested': m.act_join_requested,
  'accounts.invited_again': m.act_invited_again,
  'accounts.invitation_accepted': m.act_invitation_accepted,
  'accounts.second_factor_on': m.act_second_factor_on,
  'accounts.second_factor_off': m.act_second_factor_off,
  'accounts.recovery_codes_renewed': m.act_recovery_codes,
  'accounts.stepped_up': m.act_stepped_up,
  'accounts.session_ended': m.act_session_ended,
  'accounts.other_sessions_ended': m.act_other_sessions_ended,
  'accounts.provider_changed': m.act_provider_changed,
  'accounts.provider_removed': m.act_provider_removed,
  'accounts.joined_by_provider': m.act_joined_by_provider,
  'accounts.identity_linked': m.act_identity_linked,
  'accounts.identity_unlinked': m.act_identity_unlinked,
  'accounts.tenant_created': m.act_tenant_created,
  'accounts.tenant_suspended': m.act_tenant_suspended,
  'accounts.tenant_activated': m.act_tenant_activated,
  'accounts.tenant_cancelled': m.act_tenant_cancelled,
  'accounts.tenant_deleted': m.act_tenant_deleted,
  'system.setting_changed': m.act_setting_changed,
  'audit.exported': m.act_audit_exported,
  'alerts.rule_changed': m.act_rule_changed,
  'alerts.rule_deleted': m.act_rule_deleted,
  'alerts.rule_restored': m.act_rule_restored,
  'alerts.rule_muted': m.act_rule_muted,
  'alerts.rule_unmuted': m.act_rule_unmuted,
  'categories.changed': m.act_category_changed,
  'competitors.added': m.act_competitor_added,
  'competitors.confirmed': m.act_competitor_added,
  'competitors.dismissed': m.act_competitor_dismissed,
  'competitors.suggested': m.act_competitor_undone,
  'competitors.removed': m.act_competitor_removed,
  'competitors.changed': m.act_competitor_changed,
  'competitors.group_changed': m.act_group_changed,
  'competitors.group_deleted': m.act_group_deleted,
  'notifications.channel_changed': m.act_channel_changed,
  'notifications.template_changed': m.act_template_changed,
  'notifications.template_reset': m.act_template_reset,
  'webhooks.changed': m.act_webhook_changed,
  'webhooks.secret_rotated': m.act_webhook_secret,
  'customers.erased': m.act_customer_erased,
  'customers.provider_changed': m.act_customer_provider_changed,
  'customers.provider_removed': m.act_customer_provider_removed,
  'payments.captured': m.act_payment_captured,
  'payments.voided': m.act_payment_voided,
  'payments.refunded': m.act_payment_refunded,
  'payments.received': m.act_payment_received,
  'payments.payment_refused': m.act_payment_refused,
  'payments.callback_refused': m.act_callback_refused,
  'payments.refund_retried': m.act_refund_retried,
  'payments.refund_settled': m.act_refund_settled,
  'payments.reconciled': m.act_books_reconciled,
  'catalog.prices_changed': m.act_prices_changed,
  'catalog.products_imported': m.act_products_imported,
  'reviews.approved': m.act_review_approved,
  'reviews.rejected': m.act_review_rejected,
  'reviews.answered': m.act_review_answered,
}

const ABOUT_PERSON: Record<string, (to: { name: string }) => string> = {
  'accounts.join_approved': m.act_join_approved,
  'accounts.join_rejected': m.act_join_rejected,
  'accounts.member_removed': m.act_member_removed,
}

const NAMED: Record<string, (to: { name: string }) => string> = {
  'accounts.key_created': m.act_key_created,
  'accounts.key_revoked': m.act_key_revoked,
  'alerts.rule_created': m.act_rule_created,
  'categories.created': m.act_category_created,
  'categories.deleted': m.act_category_deleted,
  'competitors.group_created': m.act_group_created,
  'notifications.channel_added': m.act_channel_added,
  'notifications.channel_removed': m.act_channel_removed,
  'catalog.product_created': m.act_sold_created,
  'catalog.product_published': m.act_sold_published,
  'catalog.product_unpublished': m.act_sold_unpublished,
  'catalog.product_removed': m.act_sold_removed,
  'catalog.product_restored': m.act_sold_restored,
  'catalog.category_created': m.act_shop_category_created,
  'catalog.category_changed': m.act_shop_category_changed,
  'catalog.category_removed': m.act_shop_category_removed,
  'catalog.product_changed': m.act_sold_changed,
  'catalog.options_changed': m.act_sold_changed,
  'catalog.sku_added': m.act_sold_changed,
  'catalog.sku_changed': m.act_sold_changed,
  'catalog.sku_removed': m.act_sold_changed,
  'catalog.image_added': m.act_sold_changed,
  'catalog.image_changed': m.act_sold_changed,
  'catalog.images_ordered': m.act_sold_changed,
  'catalog.image_removed': m.act_sold_changed,
}

const COUNTED: Record<string, (to: { count: number; n: string }) => string> = {
  'tracking.products_added': m.act_products_added,
  'tracking.products_changed': m.act_products_changed,
  'tracking.products_removed': m.act_products_removed,
  'tracking.products_restored': m.act_products_restored,
}

const word = (value: unknown) => (typeof value === 'string' ? value : '')
const roleWord = (value: unknown) => {
  const role = ROLES.find((each) => each === value)
  return role ? roleNames[role]() : word(value)
}

function memberChange(detail: AuditEntry['detail'], name: string): string {
  const [before, after] = [detail['before'], detail['after']].map((each) => (each ?? {}) as Record<string, unknown>)
  if (before?.['role'] !== after?.['role']) return m.act_member_role({ name, before: roleWord(before?.['role']), after: roleWord(after?.['role']) })
  return after?.['status'] === 'inactive' ? m.act_member_deactivated({ name }) : m.act_member_activated({ name })
}

/** What was done, as the second half of a sentence that begins with who. */
export function actionText({ action, subject, detail }: AuditEntry, nameOf: NameOf): string {
  // Who has left is known by the name of that time.
  const person = () => nameOf(subject?.replace(/^person:/, '') ?? '') ?? (word(detail['username']) || m.activity_former_member())
  if (action === 'accounts.member_changed') return memberChange(detail, person())
  if (action === 'accounts.invited') return m.act_invited({ email: word(detail['email']), role: roleWord(detail['role']) })
  if (action === 'accounts.invitation_revoked') return m.act_invitation_revoked({ email: word(detail['email']) })
  if (action === 'webhooks.created') return m.act_webhook_created({ url: word(detail['url']) })
  if (action === 'webhooks.deleted') return m.act_webhook_deleted({ url: word(detail['url']) })
  const count = Number(detail['count'] ?? 1)
  return (
    PLAIN[action]?.() ??
    ABOUT_PERSON[action]?.({ name: person() }) ??
    NAMED[action]?.({ name: word(detail['name']) }) ??
    COUNTED[action]?.({ count, n: integer(count) }) ??
    m.act_other({ code: action })
  )
}
