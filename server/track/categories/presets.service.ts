import type { Config } from '#kernel/config'
import type { Db } from '#kernel/db'
import { AppError } from '#kernel/errors'
import { ensureRules } from '#track/alerts'
import * as categories from './categories.repository.ts'
import { type Category, type Language, PRESETS } from './categories.schema.ts'
import { createCategory, getCategory } from './categories.service.ts'
import { keywordsOf, PLANS } from './presets.ts'

/** What one click would make, and whether it is there already. */
export async function listPresets(trx: Db, language: Language) {
  return Promise.all(PRESETS.map(async (preset) => {
    const { name, columns, rules, max_products, ...plan } = PLANS[preset]
    return {
      preset, name: name[language], keywords: keywordsOf({ name, columns, rules, max_products, ...plan }, 'us'), columns: [...columns], rules: rules.map((rule) => rule.name[language]), max_products,
      category_id: (await categories.findByPreset(trx, preset))?.id ?? null,
    }
  }))
}

interface PresetOrder {
  preset: (typeof PRESETS)[number]
  marketplace: string
  language: Language
  config: Config
  now: Date
}

/** The category, its alert rules and its first search. Asked again, it is the same category, and nothing is made twice. */
export async function applyPreset(trx: Db, actor: { id: string; tenant_id: string }, { preset, marketplace, language, config, now }: PresetOrder): Promise<{ is_new: boolean; category: Category & { estimated_completion: Date } }> {
  const made = await existing(trx, preset, now)
  if (made !== undefined) return { is_new: false, category: made }
  const plan = PLANS[preset]
  const input = {
    name: plan.name[language], keywords: keywordsOf(plan, marketplace), marketplace, bestseller_url: null, auto_crawl: true, crawl_schedule: 'daily' as const, max_products: plan.max_products, columns: [...plan.columns],
  }
  try {
    const category = await createCategory(trx, actor, input, { preset, config, now })
    await ensureRules(trx, actor.tenant_id, plan.rules.map(({ made_as, name, condition, severity }) => ({
      made_as, name: name[language], condition, severity, scope: { kind: 'tag', tag: category.tag }, confirm: 'twice', cool_down_h: 24, channels: ['in_app'], recipients: 'members', is_enabled: true, muted_until: null,
    })))
    return { is_new: true, category }
  } catch (error) {
    // Somebody pressed it at the same moment: theirs counts.
    const theirs = error instanceof AppError && error.code === 'NAME_TAKEN' ? await existing(trx, preset, now) : undefined
    if (theirs === undefined) throw error
    return { is_new: false, category: theirs }
  }
}

async function existing(trx: Db, preset: string, now: Date): Promise<(Category & { estimated_completion: Date }) | undefined> {
  const row = await categories.findByPreset(trx, preset)
  return row === undefined ? undefined : { ...(await getCategory(trx, row.id)), estimated_completion: now }
}
