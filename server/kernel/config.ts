import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { messageOf, StartError } from './errors.ts'
import { defaultHome } from './home.ts'
import { isNetwork } from './http/networks.ts'

const list = z.string().transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''))
const OPENAI_URL = 'https://api.openai.com/v1'
const isProxy = (text: string) => /^(loopback|linklocal|uniquelocal)$/.test(text) || (isNetwork(text) && !text.endsWith('/0'))
const SECRET = /^[0-9a-f]{64}$/

const Environment = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://').optional(),
  TRADEWIND_HOME: z.string().min(1).optional(),
  /** Keys of the field encryption, 64 hex digits each, the newest first; older ones still decrypt. */
  TRADEWIND_SECRET: list.pipe(z.array(z.string().regex(SECRET, 'is 64 hex digits, or several with commas')).min(1)).optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4100),
  /** What people type into the browser, when it is not the address the server listens on. */
  PUBLIC_URL: z.url().optional(),
  CORS_ORIGINS: list.pipe(z.array(z.url())).default([]),
  /** Addresses or subnets of proxies whose X-Forwarded-* headers are believed. */
  TRUST_PROXY: list.pipe(z.array(z.string().refine(isProxy, 'holds addresses or subnets, as 10.0.0.0/8'))).default([]),
  /** The only addresses or networks that may come in; none: all. Health probes come in from everywhere. */
  ALLOWED_IPS: list.pipe(z.array(z.string().refine(isNetwork, 'holds addresses or networks, as 203.0.113.0/24'))).default([]),
  /** Addresses or networks that are kept out. */
  DENIED_IPS: list.pipe(z.array(z.string().refine(isNetwork, 'holds addresses or networks, as 203.0.113.0/24'))).default([]),
  /** `example.com`: a tenant with the subdomain `acme` has `acme.example.com` for itself. */
  TENANT_DOMAIN: z.string().toLowerCase().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'is a domain name, as example.com').optional(),
  /** A provider that everybody may sign in with (OpenID Connect). Tenants set up their own in the console. */
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What its button says. */
  OIDC_NAME: z.string().min(1).max(60).default('Single sign-on'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
  METRICS_TOKEN: z.string().min(16, 'has at least 16 characters').optional(),
  /** Without it the sandbox plays Apify. */
  APIFY_TOKEN: z.string().min(8, 'has at least 8 characters').optional(),
  APIFY_URL: z.url().default('https://api.apify.com'),
  /** Without it the sandbox plays Keepa. */
  KEEPA_KEY: z.string().min(8, 'has at least 8 characters').optional(),
  KEEPA_URL: z.url().default('https://api.keepa.com'),
  /** A key or an address turns the language model on; without both the sandbox plays one. Any server of OpenAI's chat protocol will do. */
  LLM_KEY: z.string().min(4, 'has at least 4 characters').optional(),
  LLM_URL: z.url().optional(),
  LLM_MODEL: z.string().min(1).default('gpt-5-mini'),
  LLM_TIMEOUT_S: z.coerce.number().min(1).max(600).default(60),
  /** Of one answer. */
  LLM_MAX_TOKENS: z.coerce.number().int().min(100).max(100_000).default(4_000),
  /** What a tenant may use in a month. */
  LLM_MONTHLY_TOKENS: z.coerce.number().int().min(0).default(2_000_000),
  /** Dollars a million tokens, for the cost in reports: read and written, `0.25,2`. */
  LLM_PRICE: z.string().regex(/^\d+(\.\d+)?,\d+(\.\d+)?$/, 'has two numbers with a comma, as 0.25,2').optional(),
  /** Without it mails go to the sandbox, which shows them on a page. */
  SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://').optional(),
  MAIL_FROM: z.string().min(3).default('Tradewind <no-reply@tradewind.example>'),
  /** The service account of your app's Firebase project, a JSON file: pushes to the app go out by FCM. */
  FCM_SERVICE_ACCOUNT: z.string().min(1).optional(),
  FCM_URL: z.url().default('https://fcm.googleapis.com'),
  /** Cards, by Stripe. Without a key the sandbox plays it. */
  STRIPE_KEY: z.string().min(8, 'has at least 8 characters').optional(),
  /** For the browser. */
  STRIPE_PUBLISHABLE_KEY: z.string().min(8, 'has at least 8 characters').optional(),
  /** Of the webhook endpoint; several with commas while one is replaced, or where each store has an endpoint of its own. */
  STRIPE_WEBHOOK_SECRET: list.pipe(z.array(z.string().min(8, 'has at least 8 characters')).min(1)).optional(),
  STRIPE_URL: z.url().refine((text) => new URL(text).pathname === '/', 'has no path').default('https://api.stripe.com'),
  /** PayPal, by its REST API. Without them the sandbox plays it. */
  PAYPAL_CLIENT_ID: z.string().min(8, 'has at least 8 characters').optional(),
  PAYPAL_SECRET: z.string().min(8, 'has at least 8 characters').optional(),
  PAYPAL_WEBHOOK_ID: z.string().min(4, 'has at least 4 characters').optional(),
  PAYPAL_URL: z.url().default('https://api-m.paypal.com'),
  /** How long an answer of either may take. */
  PAYMENT_TIMEOUT_S: z.coerce.number().min(0.1).max(60).default(15),
  /** A bucket for files; without it they lie in the folder `files` of the home. `s3://KEY:SECRET@host[:port]/bucket?region=eu-1`; `s3+http://…` without TLS. */
  FILES_URL: z.string().regex(/^s3(\+http)?:\/\//, 'must start with s3:// or s3+http://').optional(),
  /** An OpenSearch or Elasticsearch that answers the shop's searches, as https://user:password@host:9200; without it PostgreSQL does. */
  SEARCH_URL: z.url().optional(),
  /** The browser that prints PDFs, when it is not where browsers usually are. */
  CHROMIUM_PATH: z.string().min(1).optional(),
  /** `host` or `host:port` inside your own network that outgoing requests (webhooks) may reach. */
  OUTGOING_ALLOW: list.default([]),
  /** Of one shopper in a store, or of one address where nobody is signed in, a minute. */
  SHOPPER_REQUESTS_PER_MINUTE: z.coerce.number().int().min(10).default(600),
  /** Off: what has no key of its own is not there at all. */
  SANDBOX: z.enum(['on', 'off']).default('on'),
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  /** How many hours of the sandbox's world pass in one. */
  SANDBOX_SPEED: z.coerce.number().min(1).max(3600).default(60),
  /** A folder of recorded Apify items, served for their ASINs. */
  SANDBOX_RECORDINGS: z.string().min(1).optional(),
})

/** Of a Google service account's key, what is needed to sign with it. */
const ServiceAccount = z.object({ project_id: z.string().min(1), client_email: z.string().min(1), private_key: z.string().min(1), private_key_id: z.string().optional(), token_uri: z.url().default('https://oauth2.googleapis.com/token') })

export interface StripeAccess {
  url: string
  key: string
  publishable_key: string
  webhook_secrets: string[]
  timeout_ms: number
}

export interface PayPalAccess {
  url: string
  client_id: string
  secret: string
  webhook_id: string
  timeout_ms: number
}

export interface Config {
  home: string
  /** Undefined: the embedded PostgreSQL below `home`. */
  database_url: string | undefined
  secrets: string[]
  host: string
  port: number
  public_url: string | undefined
  cors_origins: string[]
  trust_proxy: string[]
  allowed_ips: string[]
  denied_ips: string[]
  tenant_domain: string | undefined
  /** Undefined: none for the whole installation. */
  oidc: { issuer: string; client_id: string; client_secret: string; name: string } | undefined
  /** Undefined: what the command that runs finds right. */
  log_level: z.output<typeof Environment>['LOG_LEVEL']
  metrics_token: string | undefined
  apify: { url: string; token: string | undefined }
  keepa: { url: string; key: string | undefined }
  llm: {
    /** Undefined: no model is there. */
    url: string | undefined
    key: string | undefined
    model: string
    timeout_s: number
    max_tokens: number
    monthly_tokens: number
    /** Dollars a million tokens; undefined when nobody said. */
    price_in: number | undefined
    price_out: number | undefined
  }
  smtp_url: string | undefined
  mail_from: string
  /** Undefined: apps are not pushed to. */
  fcm: { url: string; account: z.output<typeof ServiceAccount> } | undefined
  /** Undefined: cards are not taken. */
  stripe: StripeAccess | undefined
  /** Undefined: PayPal is not there. */
  paypal: PayPalAccess | undefined
  outgoing_allow: string[]
  /** Requests a minute of one shopper, or of one address. */
  shopper_limit: number
  /** Undefined: PostgreSQL searches. */
  search_url: string | undefined
  chromium_path: string | undefined
  /** Undefined: files lie below `home`. */
  s3: { endpoint: string; bucket: string; region: string; key_id: string; secret: string } | undefined
  sandbox: {
    is_on: boolean
    port: number
    speed: number
    recordings: string | undefined
    /** Which parts of the outer world it plays in this process; known once it runs. */
    plays: { amazon: boolean; keepa: boolean; mail: boolean; llm: boolean; app_push: boolean; stripe: boolean; paypal: boolean; url: string | null }
  }
  /** 1 in the real world. Where the sandbox plays Amazon, its speed: intervals between crawls are that much shorter. */
  world_speed: number
}

/**
 * Reads the settings of this process from the environment; nothing else in the server does.
 * @throws StartError with every problem in one message
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = Environment.safeParse(given)
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `${issue.path[0]?.toString()} ${issue.message}`)
    throw new StartError(`the settings are wrong: ${problems.join('; ')}`)
  }
  const { data } = read
  const home = resolve(data.TRADEWIND_HOME ?? defaultHome())
  return {
    home,
    database_url: data.DATABASE_URL,
    secrets: data.TRADEWIND_SECRET ?? [localSecret(home)],
    host: data.HOST,
    port: data.PORT,
    public_url: data.PUBLIC_URL,
    cors_origins: data.CORS_ORIGINS,
    trust_proxy: data.TRUST_PROXY,
    allowed_ips: data.ALLOWED_IPS,
    denied_ips: data.DENIED_IPS,
    tenant_domain: data.TENANT_DOMAIN,
    oidc: oidcOf(data),
    log_level: data.LOG_LEVEL,
    metrics_token: data.METRICS_TOKEN,
    apify: { url: data.APIFY_URL, token: data.APIFY_TOKEN },
    keepa: { url: data.KEEPA_URL, key: data.KEEPA_KEY },
    llm: {
      url: data.LLM_URL ?? (data.LLM_KEY === undefined ? undefined : OPENAI_URL), key: data.LLM_KEY, model: data.LLM_MODEL,
      timeout_s: data.LLM_TIMEOUT_S, max_tokens: data.LLM_MAX_TOKENS, monthly_tokens: data.LLM_MONTHLY_TOKENS, ...pricesOf(data.LLM_PRICE),
    },
    smtp_url: data.SMTP_URL,
    mail_from: data.MAIL_FROM,
    fcm: data.FCM_SERVICE_ACCOUNT === undefined ? undefined : { url: data.FCM_URL.replace(/\/+$/, ''), account: serviceAccountOf(data.FCM_SERVICE_ACCOUNT) },
    stripe: stripeOf(data),
    paypal: paypalOf(data),
    outgoing_allow: data.OUTGOING_ALLOW,
    shopper_limit: data.SHOPPER_REQUESTS_PER_MINUTE,
    search_url: data.SEARCH_URL,
    chromium_path: data.CHROMIUM_PATH,
    s3: data.FILES_URL === undefined ? undefined : bucketOf(data.FILES_URL),
    sandbox: {
      is_on: data.SANDBOX === 'on',
      port: data.SANDBOX_PORT ?? (data.PORT === 0 ? 0 : data.PORT + 80),
      speed: data.SANDBOX_SPEED,
      recordings: data.SANDBOX_RECORDINGS,
      plays: { amazon: false, keepa: false, mail: false, llm: false, app_push: false, stripe: false, paypal: false, url: null },
    },
    world_speed: 1,
  }
}

/** @throws StartError, without the secret in it */
function bucketOf(text: string): NonNullable<Config['s3']> {
  const url = URL.canParse(text) ? new URL(text.replace(/^s3(\+http)?:/, (scheme) => (scheme === 's3:' ? 'https:' : 'http:'))) : undefined
  const bucket = url?.pathname.slice(1).replace(/\/$/, '')
  if (url === undefined || bucket === undefined || !/^[a-z0-9][a-z0-9.-]{1,62}$/.test(bucket) || url.username === '' || url.password === '') {
    throw new StartError('the settings are wrong: FILES_URL has a key, a secret, a host and a bucket, as s3://KEY:SECRET@host/bucket')
  }
  return { endpoint: url.origin, bucket, region: url.searchParams.get('region') ?? 'us-east-1', key_id: decodeURIComponent(url.username), secret: decodeURIComponent(url.password) }
}

/** @throws StartError, without the key in it */
function serviceAccountOf(path: string): z.output<typeof ServiceAccount> {
  try {
    return ServiceAccount.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw new StartError('the settings are wrong: FCM_SERVICE_ACCOUNT is the path of a service account’s key, a JSON file', { cause })
  }
}

function pricesOf(text: string | undefined) {
  const [price_in, price_out] = text?.split(',').map(Number) ?? []
  return { price_in, price_out }
}

function oidcOf({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client_id, OIDC_CLIENT_SECRET: client_secret, OIDC_NAME: name }: z.output<typeof Environment>): Config['oidc'] {
  if (issuer === undefined && client_id === undefined && client_secret === undefined) return undefined
  if (issuer === undefined || client_id === undefined || client_secret === undefined) throw new StartError('the settings are wrong: OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together')
  return { issuer, client_id, client_secret, name }
}

function stripeOf({ STRIPE_KEY: key, STRIPE_PUBLISHABLE_KEY: publishable_key, STRIPE_WEBHOOK_SECRET: webhook_secrets, STRIPE_URL: url, PAYMENT_TIMEOUT_S }: z.output<typeof Environment>): Config['stripe'] {
  if (key === undefined && publishable_key === undefined && webhook_secrets === undefined) return undefined
  if (key === undefined || publishable_key === undefined || webhook_secrets === undefined) throw new StartError('the settings are wrong: STRIPE_KEY, STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET go together')
  return { url, key, publishable_key, webhook_secrets, timeout_ms: PAYMENT_TIMEOUT_S * 1000 }
}

function paypalOf({ PAYPAL_CLIENT_ID: client_id, PAYPAL_SECRET: secret, PAYPAL_WEBHOOK_ID: webhook_id, PAYPAL_URL: url, PAYMENT_TIMEOUT_S }: z.output<typeof Environment>): Config['paypal'] {
  if (client_id === undefined && secret === undefined && webhook_id === undefined) return undefined
  if (client_id === undefined || secret === undefined || webhook_id === undefined) throw new StartError('the settings are wrong: PAYPAL_CLIENT_ID, PAYPAL_SECRET and PAYPAL_WEBHOOK_ID go together')
  return { url: url.replace(/\/+$/, ''), client_id, secret, webhook_id, timeout_ms: PAYMENT_TIMEOUT_S * 1000 }
}

/** Where people find this installation, without a slash at the end: links in mails start with it. */
export function publicUrl({ public_url, host, port }: Pick<Config, 'public_url' | 'host' | 'port'>): string {
  if (public_url !== undefined) return public_url.replace(/\/+$/, '')
  const isAnywhere = host === '0.0.0.0' || host === '::'
  return `http://${isAnywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}

/** The installation's own key, made at its first start. */
function localSecret(home: string): string {
  const file = join(home, 'secret.key')
  try {
    if (!existsSync(file)) {
      mkdirSync(home, { recursive: true, mode: 0o755 })
      writeFileSync(`${file}.making`, randomBytes(32).toString('hex'), { mode: 0o600 })
      renameSync(`${file}.making`, file)
    }
    const secret = readFileSync(file, 'utf8')
    if (!SECRET.test(secret)) throw new Error('it is not a key of 64 hex digits')
    return secret
  } catch (error) {
    throw new StartError(`the data folder ${home} cannot be used: ${messageOf(error)} (set TRADEWIND_HOME to another)`, { cause: error })
  }
}
