/** Every address of the console, and of the API where the browser itself must know it. */
export const paths = {
  signIn: '/sign-in',
  signUp: '/sign-up',
  verify: '/verify',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  invitation: '/invitation',
  products: '/products',
  product: '/products/$productId',
  imports: '/imports/$importId',
  tasks: '/tasks',
  alerts: '/alerts',
  incident: '/alerts/incidents/$incidentId',
  rules: '/alerts/rules',
  newRule: '/alerts/rules/new',
  rule: '/alerts/rules/$ruleId',
  settings: '/settings',
  profile: '/settings/profile',
  security: '/settings/security',
  members: '/settings/members',
  keys: '/settings/keys',
  webhooks: '/settings/webhooks',
  webhook: '/settings/webhooks/$webhookId',
  plan: '/settings/plan',
  activity: '/settings/activity',
} as const

export const apiPaths = { imports: '/api/v1/imports', productLists: '/api/v1/products/import', realtime: '/api/v1/realtime' } as const
