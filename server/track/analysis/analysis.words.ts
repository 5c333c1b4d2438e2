import type { LetterWords, ReaderLanguage } from '#platform/notifications'
import type { ReportType } from './analysis.schema.ts'

const TYPE: Record<ReaderLanguage, Record<ReportType, string>> = {
  en: { competitor_analysis: 'Competitor analysis', market_trend: 'Market trend' },
  'zh-TW': { competitor_analysis: '競品分析', market_trend: '市場趨勢' },
  'zh-CN': { competitor_analysis: '竞品分析', market_trend: '市场趋势' },
}

/** What a report is called. */
export const titleOf = (language: ReaderLanguage, type: ReportType, name: string): string => (language === 'en' ? `${TYPE.en[type]}: ${name}` : `${TYPE[language][type]}：${name}`)

interface Told {
  type: ReportType
  name: string
  analysis_id: string
  competitors: number
}

/** The mail about a weekly report. */
export function reportLetter(language: ReaderLanguage, { type, name, analysis_id, competitors }: Told): LetterWords {
  const subject = titleOf(language, type, name)
  const path = `/analysis/${analysis_id}`
  if (language === 'zh-TW') return { subject, paragraphs: [`本週的報告已完成，共比較 ${competitors} 個競品。`], action: { label: '查看報告', path } }
  if (language === 'zh-CN') return { subject, paragraphs: [`本周的报告已完成，共比较 ${competitors} 个竞品。`], action: { label: '查看报告', path } }
  return { subject, paragraphs: [`This week’s report is ready. It compares ${competitors} ${competitors === 1 ? 'competitor' : 'competitors'}.`], action: { label: 'Open the report', path } }
}
