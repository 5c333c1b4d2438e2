import type { GivenFact } from './llm.facts.ts'

type Language = 'en' | 'zh-TW' | 'zh-CN'

const NAMES: Record<Language, Record<string, string>> = {
  en: { price: 'price', bsr: 'rank number', rating: 'rating', reviews: 'number of reviews', review_velocity: 'pace of new reviews', estimated_sales: 'sales estimate', images: 'number of pictures', content_quality: 'listing score', offers: 'number of offers' },
  'zh-TW': { price: '售價', bsr: '排名數字', rating: '評分', reviews: '評論數', review_velocity: '新評論速度', estimated_sales: '估計銷量', images: '圖片數', content_quality: '頁面得分', offers: '賣家數' },
  'zh-CN': { price: '售价', bsr: '排名数字', rating: '评分', reviews: '评论数', review_velocity: '新评论速度', estimated_sales: '估计销量', images: '图片数', content_quality: '页面得分', offers: '卖家数' },
}

/** Metrics of which more is worse. */
const LESS_IS_BETTER = new Set(['price', 'bsr', 'offers'])

const SAY: Record<Language, { gap: (name: string, id: string, isUp: boolean) => string; change: (name: string, id: string, isUp: boolean) => string; summary: (id: string) => string; nothing: string }> = {
  en: {
    gap: (name, id, isUp) => `The ${name} is {{${id}}} ${isUp ? 'above' : 'below'} the competitors’ median.`,
    change: (name, id, isUp) => `Over the last weeks the mean ${name} ${isUp ? 'rose' : 'fell'} by {{${id}}}.`,
    summary: (id) => `The product stands among {{${id}}} competitors.`, nothing: 'There is little to compare with yet.',
  },
  'zh-TW': {
    gap: (name, id, isUp) => `${name}${isUp ? '高於' : '低於'}競品中位數，差距為 {{${id}}}。`, change: (name, id, isUp) => `近來平均${name}${isUp ? '上升' : '下降'} {{${id}}}。`,
    summary: (id) => `本商品與 {{${id}}} 個競品相比。`, nothing: '目前可比較的資料還不多。',
  },
  'zh-CN': {
    gap: (name, id, isUp) => `${name}${isUp ? '高于' : '低于'}竞品中位数，差距为 {{${id}}}。`, change: (name, id, isUp) => `近来平均${name}${isUp ? '上升' : '下降'} {{${id}}}。`,
    summary: (id) => `本商品与 {{${id}}} 个竞品相比。`, nothing: '目前可比较的数据还不多。',
  },
}

const MOST = 6

/** What a careful writer says of a report's facts: one sentence a difference, the largest first. */
export function writeInsights(words: string, facts: readonly GivenFact[]) {
  const language: Language = words.includes('Write in Traditional Chinese') ? 'zh-TW' : words.includes('Write in Simplified Chinese') ? 'zh-CN' : 'en'
  const say = SAY[language]
  const differences = facts.flatMap(({ id, metric, value }) => {
    const [, base = '', kind] = /^(?:median_)?(\w+)_(gap|change)$/.exec(metric) ?? []
    const name = NAMES[language][base]
    return name === undefined || typeof value !== 'number' || value === 0 ? [] : [{ id, base, kind, name, value }]
  })
  const insights = differences.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, MOST).map(({ id, base, kind, name, value }) => ({
    kind: kind === 'change' ? 'trend' : value > 0 === LESS_IS_BETTER.has(base) ? 'weakness' : 'strength',
    text: say[kind === 'change' ? 'change' : 'gap'](name, id, value > 0), fact_ids: [id],
  }))
  const count = facts.find(({ metric }) => metric === 'competitor_count')
  const summary = count === undefined ? { text: say.nothing, fact_ids: [] } : { text: say.summary(count.id), fact_ids: [count.id] }
  return { summary, insights: insights.length === 0 ? [{ kind: 'opportunity', text: say.nothing, fact_ids: [] }] : insights }
}
