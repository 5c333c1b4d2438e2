import type { paths } from '../../api-client/schema.gen.ts'

/** The body of the good answer of a call. */
type Body<Operation> = Operation extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 | 202 ? (R[S] extends { content: { 'application/json': infer B } } ? B : never) : never }[keyof R]
  : never
type Data<Operation> = Body<Operation> extends { data: infer D } ? D : never

export type Tokens = Data<paths['/api/v1/auth/refresh']['post']>
export type User = Tokens['user']
export type Profile = Data<paths['/api/v1/users/profile']['get']>
export type ProductRow = Data<paths['/api/v1/products']['get']>[number]
export type Product = Data<paths['/api/v1/products/{product_id}']['get']>
export type Frequency = ProductRow['crawl_frequency']
export type BatchResult = Data<paths['/api/v1/products/batch']['post']>['results'][number]
export type ContentChange = Data<paths['/api/v1/products/{product_id}/changes']['get']>[number]
export type Incident = Data<paths['/api/v1/alerts/incidents']['get']>[number]
export type IncidentDetail = Data<paths['/api/v1/alerts/incidents/{incident_id}']['get']>
export type AlertRule = Data<paths['/api/v1/alerts/rules']['get']>[number]
export type RuleTestAnswer = Data<paths['/api/v1/alerts/rules/test']['post']>
export type Webhook = Data<paths['/api/v1/webhooks']['get']>[number]
export type Delivery = Data<paths['/api/v1/webhooks/{webhook_id}/deliveries']['get']>[number]
export type Preferences = Data<paths['/api/v1/notifications/preferences']['get']>
export type Cells = Preferences['types'][number]['cells']
export type TeamChannel = Data<paths['/api/v1/notifications/channels']['get']>[number]
export type NoticeTemplate = Data<paths['/api/v1/notifications/templates']['get']>[number]
export type NoticePreview = Data<paths['/api/v1/notifications/templates/{type}/preview']['post']>
export type SentNotice = Data<paths['/api/v1/notifications/deliveries']['get']>[number]
export type PushDevice = Data<paths['/api/v1/notifications/devices']['get']>[number]
export type Notification = Data<paths['/api/v1/notifications']['get']>[number]
export type Provenance = Data<paths['/api/v1/products/{product_id}/provenance']['get']>
export type Queue = Data<paths['/api/v1/system/queues']['get']>[number]
export type Trend = Data<paths['/api/v1/products/trends']['get']>[number]
export type History = Data<paths['/api/v1/products/{product_id}/data']['get']>
export type Series = History['series'][number]
/** The metrics the console draws; the API has more. */
export type Metric = Extract<Series['metric'], 'price' | 'buy_box' | 'bsr' | 'rating' | 'reviews'>
export type ProductEvent = Data<paths['/api/v1/products/{product_id}/events']['get']>[number]
export type Import = Data<paths['/api/v1/imports/{import_id}']['get']>
export type ImportProblem = Data<paths['/api/v1/imports/{import_id}/problems']['get']>[number]
export type Task = Data<paths['/api/v1/tasks/{task_id}']['get']>
export type Marketplace = NonNullable<NonNullable<paths['/api/v1/products']['get']['parameters']['query']>['marketplace']>
export type ProductAudit = Data<paths['/api/v1/products/{product_id}/audit']['get']>
export type AuditCheck = ProductAudit['checks'][number]
export type Market = Data<paths['/api/v1/products/{product_id}/market']['get']>
export type ProductSuggestions = Data<paths['/api/v1/suggestions/{product_id}']['get']>
export type Suggestion = ProductSuggestions['suggestions'][number]
export type Experiment = Data<paths['/api/v1/experiments']['get']>[number]
export type ExperimentDetail = Data<paths['/api/v1/experiments/{experiment_id}']['get']>
export type FactDetail = Data<paths['/api/v1/facts/{fact_id}']['get']>
export type Category = Data<paths['/api/v1/categories']['get']>[number]
export type CategoryProduct = Data<paths['/api/v1/categories/{category_id}/products']['get']>[number]
export type Competitor = Data<paths['/api/v1/competitors/{product_id}']['get']>[number]
export type CompetitorGroup = Data<paths['/api/v1/competitors/groups']['get']>[number]
export type Comparison = Data<paths['/api/v1/competitors/{product_id}/compare']['post']>
export type Compared = Comparison['products'][number]
export type Member = Data<paths['/api/v1/tenants/current/users']['get']>[number]
export type Invitation = Data<paths['/api/v1/tenants/current/invitations']['get']>[number]
export type ApiKey = Data<paths['/api/v1/tenants/current/keys']['get']>[number]
export type Tenant = Data<paths['/api/v1/tenants/current']['get']>
export type AuditEntry = Data<paths['/api/v1/tenants/current/audit']['get']>[number]
export type DeviceSession = Data<paths['/api/v1/users/profile/sessions']['get']>[number]
export type Identity = Data<paths['/api/v1/users/profile/identities']['get']>[number]
export type SystemSetting = Data<paths['/api/v1/settings']['get']>[number]
export type LogLine = Data<paths['/api/v1/logs']['get']>[number]
export type TenantRow = Data<paths['/api/v1/tenants']['get']>[number]
export type TeamProvider = Data<paths['/api/v1/tenants/current/provider']['get']>
export type Report = Data<paths['/api/v1/competitors/analysis/{analysis_id}/report']['get']>
export type ReportSummary = Data<paths['/api/v1/competitors/reports/{product_id}']['get']>[number]
