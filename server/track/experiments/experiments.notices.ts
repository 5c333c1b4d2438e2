import { CALM, defineNotice } from '#kernel/notices'
import { experimentLetter, verdictWords } from './experiments.words.ts'
import type { Result } from './experiments.schema.ts'

const result = { verdict: 'better', effect: -18, low: -27, high: -8, unit: 'percent', controls_used: 6, n_after: 14 } as Result // what a verdict reads of it

export const experimentDone = defineNotice({
  name: 'experiment_done', source: 'experiments.experiment_ended', severity: 'low', cells: CALM, fields: { product: 'product_name', asin: 'asin', experiment: 'name' },
  sample: {
    facts: { product_name: 'Tidewave Open-Ear Headphones', asin: 'B0TWAVE001', name: 'Shorter title' },
    words: (language) => experimentLetter(language, { name: 'Shorter title', verdict: verdictWords(language, 'bsr', result), path: '/experiments' }),
  },
})
