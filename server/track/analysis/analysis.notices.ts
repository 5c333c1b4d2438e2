import { CALM, defineNotice } from '#kernel/notices'
import { reportLetter } from './analysis.words.ts'

export const analysisDone = defineNotice({
  name: 'analysis_done', source: 'analysis.report_completed', severity: 'low', cells: CALM, fields: { product: 'product_name', asin: 'asin', competitors: 'competitors' },
  sample: {
    facts: { product_name: 'Tidewave Open-Ear Headphones', asin: 'B0TWAVE001', competitors: 8 },
    words: (language) => reportLetter(language, { type: 'competitor_analysis', name: 'Tidewave Open-Ear Headphones', analysis_id: '00000000-0000-4000-8000-000000000000', competitors: 8 }),
  },
})
