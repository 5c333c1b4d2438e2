import type { paths } from '../../../../api-client/schema.gen.ts'
import type { AlertRule } from '../../api.types.ts'

/** What is sent for a new rule. */
export type NewRule = NonNullable<paths['/api/v1/alerts/rules']['post']['requestBody']>['content']['application/json']
export type Leaf = Extract<NewRule['condition'], { kind: string }>
export type LeafOf<K extends Leaf['kind']> = Extract<Leaf, { kind: K }>
export type Condition = Leaf | { all: Condition[] } | { any: Condition[] }
export type Mode = 'all' | 'any'
export type Scope = NonNullable<NewRule['scope']>
export type Recipients = NonNullable<NewRule['recipients']>
export type Channel = AlertRule['channels'][number]

export const KINDS = ['finding', 'threshold', 'change', 'field', 'seller', 'stale'] as const satisfies readonly Leaf['kind'][]
export const METRICS = ['price', 'buy_box', 'bsr', 'rating', 'reviews', 'offers_new'] as const satisfies readonly LeafOf<'threshold'>['metric'][]
export type Metric = (typeof METRICS)[number]
export const FINDINGS = [
  'price_change', 'price_low', 'buy_box_owner', 'buy_box_price', 'bsr_shift', 'rating_drop', 'review_velocity', 'review_purge', 'out_of_stock', 'back_in_stock', 'new_seller', 'listing_changed', 'stale_data',
] as const satisfies readonly NonNullable<LeafOf<'finding'>['rules']>[number][]
export const FIELDS = ['title', 'brand', 'bullets', 'images', 'description', 'category'] as const satisfies readonly NonNullable<LeafOf<'field'>['fields']>[number][]
export const CURRENCIES = ['USD', 'CAD', 'MXN', 'BRL', 'GBP', 'EUR', 'SEK', 'PLN', 'TRY', 'AED', 'SAR', 'EGP', 'ZAR', 'INR', 'JPY', 'SGD', 'AUD'] as const
export const isMoney = (metric: Metric): boolean => metric === 'price' || metric === 'buy_box'

// The API describes these two as any object; what it stores has passed the schema of a new rule.
export const conditionOf = (rule: Pick<AlertRule, 'condition'>) => rule.condition as Condition
export const scopeOf = (rule: Pick<AlertRule, 'scope'>) => rule.scope as Scope
