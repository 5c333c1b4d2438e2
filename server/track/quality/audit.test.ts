import { expect, test } from 'vitest'
import { auditPage } from './audit.ts'
import { unseenPage } from './quality.service.ts'
import { buildPage } from './testing.ts'
import { RULES } from './rules/rule-set.ts'

const NOW = new Date('2026-11-20T00:00:00Z')
const audit = (more: Parameters<typeof buildPage>[0] = {}, circumstances: Partial<Parameters<typeof auditPage>[1]> = {}) => auditPage(buildPage(more), { now: NOW, product_type: null, ...circumstances })
const check = (id: string, ...given: Parameters<typeof audit>) => audit(...given).checks.find((found) => found.id === id)
const titled = (title: string, more: Parameters<typeof buildPage>[0] = {}) => ({ title, ...more })

test('a page that keeps every rule has all points of what could be measured', () => {
  expect(audit()).toMatchObject({ score: 100, policy: [], measured_share: 0.85, rule_set: 'amazon-2026-07-27' })
  expect(audit({}, { coverage: 0.9, search_terms: 'travel flight' })).toMatchObject({ score: 100, measured_share: 1 })
})

test('every check says what was measured, its limit, where the rule is from and since when', () => {
  for (const found of audit().checks) {
    expect(found.source.length, found.id).toBeGreaterThan(10)
    expect(found.effective_from, found.id).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(found.limit, found.id).not.toBeNull()
    if (found.status !== 'unknown') expect(found.measured, found.id).not.toBeNull()
  }
})

test('a page of which nothing is known scores nothing, and says so', () => {
  const found = auditPage(unseenPage({ listing_id: '00000000-0000-4000-8000-0000000000aa', marketplace: 'us', asin: 'B0TESTPAGE' }), { now: NOW, product_type: null })
  expect(found).toMatchObject({ score: 0, measured_share: 0, policy: [] })
  expect(found.checks.every(({ status }) => status === 'unknown')).toBe(true)
})

test('what is unknown does not lower the score', () => {
  expect(audit({ videos: null, has_a_plus: null, values: {} }).score).toBe(100)
})

test('a page seen in a list only is not blamed for its bullets and pictures', () => {
  const found = audit({ bullets: [], description: null, images: ['https://m.media-amazon.com/images/I/71bhWgQK.jpg'] })
  expect(found.checks.filter(({ section, status }) => (section === 'bullets' || section === 'images') && status !== 'unknown')).toEqual([])
})

test.each([
  ['us', '2026-07-26', null, 200], ['us', '2026-07-27', null, 75], ['jp', '2026-07-27', null, 75], ['ae', '2026-07-27', null, 200], ['sa', '2026-12-01', null, 200],
  ['us', '2026-07-27', 'ABIS_BOOK', 200], ['us', '2026-07-27', 'HEADPHONES', 75],
])('on %s at %s a title of type %s may have %i characters', (marketplace, day, product_type, limit) => {
  expect(check('title.length', { marketplace }, { now: new Date(`${day}T12:00:00Z`), product_type })?.limit).toBe(limit)
})

test('an ISBN for an ASIN is a book', () => {
  expect(check('title.length', { asin: '0306406152' })?.limit).toBe(200)
})

test('the points of the rules in force make a hundred, for media as well', () => {
  for (const given of [{}, { asin: '0306406152' }, { marketplace: 'ae' }]) expect(audit(given, { coverage: 1 }).checks.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(audit().checks.length)
})

test.each([
  ['a'.repeat(75), 75, 'pass'], ['a'.repeat(76), 76, 'fail'],
  ['cafe\u0301', 4, 'pass'], // two code points for é are one after NFC
  ['降噪耳机 蓝牙', 7, 'pass'], ['😀', 1, 'pass'], ['', 0, 'fail'],
])('the title “%s” has %i characters as Amazon counts', (title, measured, status) => {
  expect(check('title.length', titled(title, { brand: null }))).toMatchObject({ measured, status })
})

test.each([
  ['Acme Headphones! Best in town', ['!'], 'fail'], ['Yahoo! Mug for {you}', ['{', '}'], 'fail'], ['Yahoo! Mug', [], 'pass'], ['Acme Cable #2 for desks', [], 'pass'], ['Acme Cable ~ soft', ['~'], 'fail'],
])('“%s” holds the banned characters %j', (title, details, status) => {
  const found = check('title.characters', titled(title, { brand: title.startsWith('Yahoo!') ? 'Yahoo!' : 'Acme' }))
  expect(found).toMatchObject({ status, ...(details.length > 0 && { details }) })
})

test.each([
  ['us', 'Cable for phone and cable for tablet and cable for desk', 'cable ×3'],
  ['us', 'The lamp of the house of the family of the king', undefined],
  ['us', 'Plug 3 in 3 by 3 and 3', undefined],
  ['de', 'Kabel für Handy, Kabel für Tablet, KABEL für Büro', 'kabel ×3'],
  ['jp', 'ワイヤレス イヤホン 有線 イヤホン 高音質 イヤホン', 'イヤホン ×3'],
  ['us', '无线耳机 蓝牙耳机 降噪耳机', '耳机 ×3'],
  ['jp', 'の の の の ケース', undefined],
])('on %s “%s” repeats %s', (marketplace, title, detail) => {
  const found = check('title.repeats', titled(title, { marketplace, brand: null }))
  expect(found?.details).toEqual(detail === undefined ? undefined : [detail])
})

test.each([
  ['Acme Headphones Best Seller with Free Shipping', ['best seller', 'free shipping']], ['Acme Wholesale Dealer Sign', undefined], ['Acme 耳机 包邮 特价', ['包邮', '特价']],
  ['Acme Kopfhörer Sonderangebot', ['sonderangebot']], ['Best Price Headphones', undefined],
])('“%s” promotes by %j', (title, details) => {
  expect(check('title.promotion', titled(title, { brand: title.startsWith('Best Price') ? 'Best Price' : 'Acme' }))?.details).toEqual(details)
})

test.each([['ACME Wireless WATERPROOF Headphones USB-C', ['WATERPROOF']], ['Acme USB HDMI LED Cable', undefined], ['ΑΚΟΥΣΤΙΚΆ Acme', ['ΑΚΟΥΣΤΙΚΆ']], ['蓝牙耳机', undefined]])('“%s” shouts %j', (title, details) => {
  expect(check('title.capitals', titled(title))?.details).toEqual(details)
})

test('a broken hard rule stands apart from the score', () => {
  const found = audit({ bullets: ['Money back if you do not like it', 'Write to help@acme.example', 'Charges in one hour', 'Folds flat', 'Two microphones'] })
  expect(found.policy.map(({ id, details }) => [id, details])).toEqual([['bullets.claims', ['money back']], ['bullets.contact', ['help@acme.example']]])
})

test('bullets are told by their place', () => {
  expect(check('bullets.capital', { bullets: ['starts small', '40 hours of music', '【Quiet】for flights', '静音设计'] })).toMatchObject({ measured: 1, details: ['1'], status: 'warn' })
  expect(check('bullets.end_mark', { bullets: ['Ends here.', 'Goes on', '防水设计。'] })).toMatchObject({ details: ['1', '3'] })
  expect(check('bullets.length', { bullets: ['N/A', 'x'.repeat(256), 'Just long enough'] })).toMatchObject({ measured: '3–256', details: ['1', '2'] })
})

test.each([[0, 'fail'], [2, 'fail'], [3, 'warn'], [4, 'warn'], [5, 'pass'], [8, 'pass']])('%i bullets are a %s', (count, status) => {
  expect(check('bullets.count', { bullets: Array.from({ length: count }, (_, n) => `Bullet number ${n}`) })?.status).toBe(status)
})

test('an accented letter is none of the banned characters', () => {
  expect(check('bullets.characters', { marketplace: 'fr', bullets: ['Câble renforcé pour la tâche'] })?.status).toBe('pass')
  expect(check('bullets.characters', { bullets: ['Soft™ and bright ✨'] })?.details).toEqual(['™', '✨'])
})

test('the size of a picture is read from its address, and unknown where it says none', () => {
  expect(check('images.size', { images: ['https://x/I/1._AC_SL1500_.jpg', 'https://x/I/2._SL500_.jpg'] })).toMatchObject({ measured: 500, status: 'warn', details: ['1/2'] })
  expect(check('images.size', { images: ['https://x/I/1.jpg', 'https://x/I/2.jpg'] })?.status).toBe('unknown')
})

test('search terms are counted in bytes', () => {
  expect(check('search_terms.bytes', {}, { search_terms: '降'.repeat(83) })).toMatchObject({ measured: 249, status: 'pass' })
  expect(check('search_terms.bytes', {}, { search_terms: '降'.repeat(84) })).toMatchObject({ measured: 252, status: 'fail' })
})

test('a hostile text of a hundred thousand characters is examined at once', () => {
  const started = performance.now()
  for (const part of ['a', '!', 'A ', 'www.', '9 ', 'best seller ', '😀', '降']) audit({ title: part.repeat(50_000), bullets: [part.repeat(50_000)], description: part.repeat(50_000) })
  expect(performance.now() - started).toBeLessThan(20_000)
})
