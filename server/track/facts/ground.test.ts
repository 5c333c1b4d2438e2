import { describe, expect, test } from 'vitest'
import { checkGrounding, type NewFact, renderFacts } from './index.ts'

const fact = (code: string, more: Partial<NewFact> = {}): NewFact => ({
  code, metric: 'price', product_id: null, asin: 'B0TWAVE001', listing_id: null, value: 5999, unit: 'minor', currency: 'USD', low: null, high: null, observed_at: null, source: null, derived_from: [], method: null, ...more,
})
const FACTS = [
  fact('F1'), fact('F2', { metric: 'price_gap', value: -12.4, unit: 'percent' }), fact('F3', { metric: 'price_gap', value: 8, unit: 'percent' }),
  fact('F4', { metric: 'estimated_sales', value: 320, unit: 'per_month', low: 210, high: 480 }), fact('F5', { metric: 'bsr', value: 12_345, unit: 'rank' }), fact('F6', { value: 4980, currency: 'JPY' }),
  fact('F7', { metric: 'title_length', value: 92, unit: 'chars' }), fact('F8', { value: null }),
  fact('F9', { metric: 'bsr_change', value: -20, unit: 'percent' }),
]

describe('words speak of facts alone', () => {
  test.each([
    'The price is {{F1}}.', 'It is {{F2}} below the median of its competitors.', 'It is {{F3}} above the median; lower it with care.', 'The difference is {{F2}}.',
    '價格為 {{F1}}，比競品中位數低於 {{F2}}。', '目前排名 {{F5}}，一些買家提到電池。', 'One of the competitors shows more pictures.', 'The title takes {{F7}} characters.', 'Third-party sellers share the offer.', '兩者都十分接近，千萬不要降價。', '第一張圖片最重要，一個競品也用影片。',
    'The rank improved by {{F9}}.', 'It is {{F2}} below the median, while its rating is higher.', '排名改善了 {{F9}}。',
  ])('%s', (text) => expect(checkGrounding(text, FACTS)).toEqual([]))

  test.each([
    ['a digit', 'The price is 59.99.', 'no digits'], ['a digit beside a fact', 'The price is {{F1}}, 3 less.', 'no digits'], ['a digit of another script', 'السعر ٥٩', 'no digits'], ['a full-width digit', '價格 ５９ 元', 'no digits'],
    ['a circled digit', 'Reason ① is the price', 'no digits'], ['a number in words', 'Sales will double soon.', 'in words'], ['a share in words', 'It loses fifty percent.', 'in words'], ['a Chinese number', '銷量將成長三成。', 'in words'], ['a Chinese share', '转化率提高百分之五。', 'in words'],
    ['a multiple', 'Sales could grow tenfold.', 'in words'], ['a fraction', 'A fifth of the buyers complain.', 'in words'], ['a round number', 'Dozens, even a couple of hundred, bought it.', 'in words'], ['nothing as a number', 'It has zero reviews.', 'in words'],
    ['stars in words', 'Many one-star reviews.', 'in words'], ['decades', 'It ranks in the nineties.', 'in words'], ['a number with a hidden character', 'About fi\u00ADve reviews.', 'in words'], ['hidden characters', 'Good\u200B price', 'nobody sees'],
    ['a Roman numeral', 'Rank XII of its kind.', 'in words'], ['an emoji of a number', 'A score of \u{1F4AF}!', 'in words'], ['a keycap', 'Reason 5\uFE0F\u20E3', 'no digits'], ['a fraction sign', 'Lower it by ¼', 'no digits'],
    ['a Chinese fraction', '三分之二的買家不滿意。', 'in words'], ['a Chinese count', '有五千則評論。', 'in words'], ['Chinese competitors counted', '三個競品更便宜。', 'in words'], ['a Chinese place', '排名第三。', 'in words'], ['a Chinese teen', '共十二件。', 'in words'], ['a banker’s Chinese number', '售價伍佰。', 'in words'],
    ['the wrong way beside another difference', 'The price is {{F2}} above the median, and the rank is lower.', 'opposite'], ['a better rank called worse', 'The rank worsened by {{F9}}.', 'opposite'],
    ['a fact nobody measured', 'It is {{F99}}.', 'no fact F99'], ['a broken placeholder', 'It is {{F1}.', 'broken'], ['the wrong way', 'The price is {{F2}} above the median.', 'opposite'], ['the wrong way in Chinese', '價格比中位數低於 {{F3}}。', 'opposite'],
  ])('%s is refused', (_name, text, problem) => expect(checkGrounding(text, FACTS).join('\n')).toContain(problem))

  test('a fact that its text did not list is refused', () => {
    expect(checkGrounding('The rank is {{F5}}.', FACTS, { allowed: ['F1'] }).join()).toContain('not listed')
  })
})

describe('facts are written in the reader’s way', () => {
  test.each([
    ['en', 'The price is {{F1}}. It is {{F2}} below the median.', 'The price is $59.99. It is 12% below the median.'],
    ['en', 'It is either above or below: {{F2}}.', 'It is either above or below: -12%.'],
    ['en', 'Its rank improved by {{F9}}.', 'Its rank improved by 20%.'],
    ['en', 'The difference is {{F2}}, or {{F3}}.', 'The difference is -12%, or +8%.'],
    ['en', 'It sells {{F4}} a month at {{F5}}.', 'It sells 320 (210–480) a month at #12,345.'],
    ['zh-TW', '售價 {{F6}}。競品 {{F8}}。', '售價 ¥4,980。競品 無。'],
    ['zh-CN', '每月约售 {{F4}} 件。', '每月约售 320（210–480） 件。'],
  ] as const)('%s: %s', (language, template, text) => expect(renderFacts(template, FACTS, language)).toBe(text))
})
