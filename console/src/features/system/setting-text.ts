import { m } from '../../paraglide/messages.js'

/** What each setting is called, and what it does. Settings with a page of their own are not here. */
export const settingTexts: Record<string, { label: () => string; hint: () => string }> = {
  'analysis.weekly': { label: m.set_analysis_weekly, hint: m.set_analysis_weekly_hint },
  'llm.monthly_tokens': { label: m.set_llm_monthly_tokens, hint: m.set_llm_monthly_tokens_hint },
  'llm.model': { label: m.set_llm_model, hint: m.set_llm_model_hint },
  'llm.max_tokens': { label: m.set_llm_max_tokens, hint: m.set_llm_max_tokens_hint },
  'llm.timeout_s': { label: m.set_llm_timeout_s, hint: m.set_llm_timeout_s_hint },
  'llm.monthly_tokens_cap': { label: m.set_llm_monthly_tokens_cap, hint: m.set_llm_monthly_tokens_cap_hint },
  'orders.pay_within_minutes': { label: m.set_pay_within, hint: m.set_pay_within_hint },
  'orders.transfer_within_hours': { label: m.set_transfer_within, hint: m.set_transfer_within_hint },
  'orders.return_days': { label: m.set_return_days, hint: m.set_return_days_hint },
  'search.log_days': { label: m.set_search_log_days, hint: m.set_search_log_days_hint },
  'recommendations.behaviour_days': { label: m.set_behaviour_days, hint: m.set_behaviour_days_hint },
  'carts.keep_days': { label: m.set_cart_days, hint: m.set_cart_days_hint },
  'points.earned_per_unit': { label: m.set_points_earned, hint: m.set_points_earned_hint },
  'points.worth_minor': { label: m.set_points_worth, hint: m.set_points_worth_hint },
  'payments.capture_manually': { label: m.set_capture_manually, hint: m.set_capture_manually_hint },
  'payments.cash_on_delivery': { label: m.set_cash_on_delivery, hint: m.set_cash_on_delivery_hint },
  'payments.bank_account': { label: m.set_bank_account, hint: m.set_bank_account_hint },
  'reviews.approve_at_once': { label: m.set_reviews_approve_at_once, hint: m.set_reviews_approve_at_once_hint },
  'reviews.buyers_only': { label: m.set_reviews_buyers_only, hint: m.set_reviews_buyers_only_hint },
  'reviews.keep_words_of_erased': { label: m.set_reviews_keep_words, hint: m.set_reviews_keep_words_hint },
}

/** Settings that the page of access shows. */
export const ACCESS_SETTINGS = ['accounts.require_totp', 'accounts.allowed_ips', 'accounts.denied_ips']

export const usageNames: Record<string, () => string> = {
  requests: m.use_requests, users: m.use_users, api_keys: m.use_api_keys, products: m.use_products, crawls: m.use_crawls, tokens: m.use_tokens, llm_tokens: m.use_tokens, alerts: m.use_alerts, tasks: m.use_tasks,
}
