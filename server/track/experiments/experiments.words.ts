import type { LetterWords, ReaderLanguage } from '#platform/notifications'
import type { Metric, Result } from './experiments.schema.ts'

const METRICS: Record<ReaderLanguage, Record<Metric, string>> = {
  en: { bsr: 'rank number', units: 'estimated sales', rating: 'rating' },
  'zh-TW': { bsr: '排名數字', units: '估計銷量', rating: '評分' },
  'zh-CN': { bsr: '排名数字', units: '估计销量', rating: '评分' },
}

/** The verdict in words, with its interval. */
export function verdictWords(language: ReaderLanguage, metric: Metric, { verdict, effect, low, high, unit, controls_used, n_after }: Result): string {
  const name = METRICS[language][metric]
  const show = (value: number | null) => (value === null ? '' : new Intl.NumberFormat(language, { style: unit === 'percent' ? 'percent' : 'decimal', maximumFractionDigits: unit === 'percent' ? 0 : 2, signDisplay: 'exceptZero' }).format(unit === 'percent' ? value / 100 : value))
  const range = `${show(low)} … ${show(high)}`
  const said = {
    better: {
      en: `It helped: the ${name} changed by ${show(effect)} beyond what its competitors did (95 % interval ${range}).`,
      'zh-TW': `有效：扣除競品同期的變化後，${name}變動 ${show(effect)}（95% 區間 ${range}）。`, 'zh-CN': `有效：扣除竞品同期的变化后，${name}变动 ${show(effect)}（95% 区间 ${range}）。`,
    },
    worse: {
      en: `It harmed: the ${name} changed by ${show(effect)} beyond what its competitors did (95 % interval ${range}).`,
      'zh-TW': `有害：扣除競品同期的變化後，${name}變動 ${show(effect)}（95% 區間 ${range}）。`, 'zh-CN': `有害：扣除竞品同期的变化后，${name}变动 ${show(effect)}（95% 区间 ${range}）。`,
    },
    no_difference: {
      en: `No difference can be seen: the ${name} changed by ${show(effect)} beyond what its competitors did, and the 95 % interval ${range} holds zero.`,
      'zh-TW': `看不出差異：扣除競品同期的變化後，${name}變動 ${show(effect)}，而 95% 區間 ${range} 包含零。`, 'zh-CN': `看不出差异：扣除竞品同期的变化后，${name}变动 ${show(effect)}，而 95% 区间 ${range} 包含零。`,
    },
    too_little_data: {
      en: `Nothing can be said: ${controls_used} competitors and ${n_after} days were known, and that is too little.`,
      'zh-TW': `無法下結論：只有 ${controls_used} 個競品、${n_after} 天的資料，仍然太少。`, 'zh-CN': `无法下结论：只有 ${controls_used} 个竞品、${n_after} 天的数据，仍然太少。`,
    },
    not_followed: { en: 'Nothing can be said: the price was not changed as planned.', 'zh-TW': '無法下結論：價格沒有照計畫調整。', 'zh-CN': '无法下结论：价格没有按计划调整。' },
  } satisfies Record<Result['verdict'], Record<ReaderLanguage, string>>
  return said[verdict][language]
}

export function experimentLetter(language: ReaderLanguage, { name, verdict, path }: { name: string; verdict: string; path: string }): LetterWords {
  const subject = { en: `Experiment finished: ${name}`, 'zh-TW': `實驗結束：${name}`, 'zh-CN': `实验结束：${name}` }[language]
  return { subject, paragraphs: [verdict], action: { label: { en: 'See the days', 'zh-TW': '查看每日數據', 'zh-CN': '查看每日数据' }[language], path } }
}
