import { share } from './random.ts'

/** What shoppers ask of headphones. */
export interface Specs {
  form: 'in_ear' | 'over_ear' | 'open_ear'
  anc: boolean
  battery_h: number
  codecs: string[]
  driver_mm: number
  bluetooth: string
  /** The digit of IPX; 0 none. */
  ipx: number
}

/** What is wrong with a page, so that an audit has something to say. */
export type Flaw = 'long_title' | 'few_bullets' | 'one_image' | 'shouting' | 'no_description'

export interface CatalogueListing {
  asin: string
  marketplace: 'us' | 'de' | 'jp'
  brand: string
  model: string
  specs: Specs
  flaws: Flaw[]
  list_minor: number
  category: { id: number; name: string }
  subcategory: { id: number; name: string }
  /** Units a day at list price. */
  demand: number
}

const BRANDS = ['Halyard', 'Mistral', 'Lumenor', 'Fjordly', 'Corsair Bay', 'Anchorline', 'Nimbus', 'Skerry', 'Oakline', 'Quarrel', 'Tern & Co', 'Palmetto']
const MODELS = ['Air', 'Pulse', 'Echo', 'Flow', 'Nova', 'Drift', 'Crest', 'Glow', 'Reef', 'Spray', 'Tide', 'Wake']
const ROOTS = { us: { id: 172282, name: 'Electronics' }, de: { id: 562066, name: 'Elektronik & Foto' }, jp: { id: 3210981, name: '家電＆カメラ' } }
const FORMS = {
  us: { in_ear: { id: 12097479011, name: 'Earbud & In-Ear Headphones' }, over_ear: { id: 12097480011, name: 'Over-Ear Headphones' }, open_ear: { id: 12097481011, name: 'Open-Ear Headphones' } },
  de: { in_ear: { id: 571860, name: 'In-Ear-Kopfhörer' }, over_ear: { id: 571861, name: 'Over-Ear-Kopfhörer' }, open_ear: { id: 571862, name: 'Open-Ear-Kopfhörer' } },
  jp: { in_ear: { id: 3477981, name: 'イヤホン・ヘッドホン' }, over_ear: { id: 3477982, name: 'オーバーイヤーヘッドホン' }, open_ear: { id: 3477983, name: 'オープンイヤーイヤホン' } },
} as const
const FLAWS: Flaw[][] = [[], ['long_title'], [], ['few_bullets'], [], ['one_image'], [], ['shouting'], ['no_description'], [], ['long_title', 'few_bullets'], []]

const pick = <T>(from: readonly T[], at: number): T => from[Math.floor(at * from.length)] as T // at < 1

function build(marketplace: CatalogueListing['marketplace'], n: number): CatalogueListing {
  const asin = `B0${{ us: 'HP', de: 'HD', jp: 'HJ' }[marketplace]}${String(n).padStart(6, '0')}`
  const chance = (what: string) => share(`${asin} ${what}`)
  const form = pick(['in_ear', 'in_ear', 'in_ear', 'over_ear', 'over_ear', 'open_ear'] as const, chance('form'))
  const anc = form !== 'open_ear' && chance('anc') < 0.55
  const specs: Specs = {
    form, anc, battery_h: form === 'over_ear' ? pick([30, 40, 50, 60, 70], chance('battery')) : pick([20, 24, 28, 32, 36, 40, 48], chance('battery')),
    codecs: pick([['SBC', 'AAC'], ['SBC', 'AAC', 'aptX'], ['SBC', 'AAC', 'LDAC'], ['SBC'], ['SBC', 'AAC', 'LHDC']], chance('codec')),
    driver_mm: form === 'over_ear' ? pick([40, 40, 50], chance('driver')) : pick([6, 8, 10, 11, 12, 13], chance('driver')), bluetooth: pick(['5.0', '5.2', '5.3', '5.3', '5.4'], chance('bluetooth')), ipx: form === 'over_ear' ? 0 : pick([4, 4, 5, 5, 7], chance('ipx')),
  }
  const worth = 18 + (anc ? 22 : 0) + (form === 'over_ear' ? 20 : 0) + (specs.codecs.length > 2 ? 12 : 0) + specs.battery_h * 0.25
  const list = Math.round(worth * (0.8 + chance('price') * 0.7)) * 100 - 1
  return {
    asin, marketplace, brand: pick(BRANDS, chance('brand')), model: `${pick(MODELS, chance('model'))} ${1 + Math.floor(chance('number') * 9)}${anc ? ' ANC' : ''}`, specs, flaws: FLAWS[n % FLAWS.length] ?? [],
    list_minor: marketplace === 'jp' ? Math.round((list * 1.5) / 10) * 10 : list, category: ROOTS[marketplace], subcategory: FORMS[marketplace][form], demand: 0.4 + chance('demand') ** 3 * 70,
  }
}

const many = (marketplace: CatalogueListing['marketplace'], n: number) => Array.from({ length: n }, (_, index) => build(marketplace, index + 1))
/** Invented headphones of invented brands, the same each time. */
export const CATALOGUE: CatalogueListing[] = [...many('us', 48), ...many('de', 16), ...many('jp', 12)]
