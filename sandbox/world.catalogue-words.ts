import type { CatalogueListing, Specs } from './world.catalogue.ts'
import { share } from './random.ts'

/** The words of a page, in the language of its marketplace. */
export interface Words {
  title: string
  bullets: string[]
  description: string | null
  attributes: { key: string; value: string }[]
  aspects: { name: string; sentiment: 'positive' | 'negative' | 'mixed'; text: string }[]
  reviews: { ratingScore: number; reviewTitle: string; reviewDescription: string }[]
  has_a_plus: boolean
  videos: number
  images: number
}

type Language = 'us' | 'de' | 'jp'

const FORM: Record<Language, Record<Specs['form'], string>> = {
  us: { in_ear: 'Wireless Earbuds', over_ear: 'Over-Ear Bluetooth Headphones', open_ear: 'Open-Ear Bluetooth Headphones' },
  de: { in_ear: 'Kabellose In-Ear-Kopfhörer', over_ear: 'Bluetooth Over-Ear-Kopfhörer', open_ear: 'Open-Ear Bluetooth-Kopfhörer' },
  jp: { in_ear: 'ワイヤレスイヤホン', over_ear: 'ワイヤレスヘッドホン', open_ear: 'オープンイヤー Bluetoothイヤホン' },
}

const TITLE: Record<Language, (listing: CatalogueListing) => string> = {
  us: ({ brand, model, specs }) => `${brand} ${model} ${FORM.us[specs.form]}${specs.anc ? ', Noise Cancelling' : ''}, ${specs.battery_h}H`,
  de: ({ brand, model, specs }) => `${brand} ${model} ${FORM.de[specs.form]}${specs.anc ? ', Noise Cancelling' : ''}, ${specs.battery_h} Std.`,
  jp: ({ brand, model, specs }) => `${brand} ${model} ${FORM.jp[specs.form]}${specs.anc ? ' ノイズキャンセリング' : ''} ${specs.battery_h}時間再生`,
}
const LONG: Record<Language, string> = {
  us: ' Playtime, Deep Bass Stereo Sound, Built-in Microphone, Touch Control, Fast Charge for Sport, Office, Travel, Running, Gym and Home',
  de: ' Akku, satter Bass, Mikrofon, Touch-Bedienung, Schnellladen für Sport, Büro, Reise, Joggen und Zuhause, mit Ladeetui und drei Größen',
  jp: ' 重低音 マイク内蔵 タッチ操作 急速充電 スポーツ 通勤 通学 旅行 在宅勤務 防水 軽量 コンパクト 充電ケース付き 長時間 高音質',
}

const BULLETS: Record<Language, (specs: Specs) => string[]> = {
  us: (s) => [
    ...(s.anc ? ['Active noise cancelling with four microphones quiets trains and offices'] : ['Passive isolation with three sizes of soft tips']),
    `${s.battery_h} hours of music with the case, ten minutes of charge for three hours`, `Bluetooth ${s.bluetooth} with ${s.codecs.join(', ')}, two devices at once`,
    `${s.driver_mm} mm dynamic drivers for clear voices and round bass`, s.ipx > 0 ? `IPX${s.ipx} against sweat and rain` : 'Folds flat into its travel case',
  ],
  de: (s) => [
    ...(s.anc ? ['Aktive Geräuschunterdrückung mit vier Mikrofonen für Bahn und Büro'] : ['Passive Abschirmung mit weichen Aufsätzen in drei Größen']),
    `${s.battery_h} Stunden Musik mit Ladeetui, zehn Minuten laden für drei Stunden`, `Bluetooth ${s.bluetooth} mit ${s.codecs.join(', ')}, zwei Geräte zugleich`,
    `${s.driver_mm} mm Treiber für klare Stimmen und runden Bass`, s.ipx > 0 ? `IPX${s.ipx} gegen Schweiß und Regen` : 'Faltbar, mit Reiseetui',
  ],
  jp: (s) => [
    ...(s.anc ? ['4マイクのアクティブノイズキャンセリングで電車や職場でも静か'] : ['3サイズのイヤーピースで遮音']),
    `ケース込みで最大${s.battery_h}時間再生、10分の充電で3時間`, `Bluetooth ${s.bluetooth}、${s.codecs.join('・')}対応、2台同時接続`, `${s.driver_mm}mmドライバーで澄んだ音`, s.ipx > 0 ? `IPX${s.ipx}防水` : '折りたたみ式、ケース付き',
  ],
}

const KEYS: Record<Language, { brand: string; anc: [key: string, yes: string, no: string]; battery: [key: string, unit: string]; codec: string; driver: string; bluetooth: string; water: string; form: string }> = {
  us: { brand: 'Brand', anc: ['Noise Control', 'Active Noise Cancellation', 'Sound Isolation'], battery: ['Battery Life', 'Hours'], codec: 'Audio Codec', driver: 'Audio Driver Size', bluetooth: 'Bluetooth Version', water: 'Water Resistance Level', form: 'Form Factor' },
  de: { brand: 'Marke', anc: ['Rauschunterdrückung', 'Aktive Geräuschunterdrückung', 'Schallisolierung'], battery: ['Akkulaufzeit', 'Stunden'], codec: 'Audio-Codec', driver: 'Größe des Treibers', bluetooth: 'Bluetooth-Version', water: 'Wasserbeständigkeit', form: 'Formfaktor' },
  jp: { brand: 'ブランド', anc: ['ノイズコントロール', 'アクティブノイズキャンセリング', '遮音'], battery: ['電池寿命', '時間'], codec: 'オーディオコーデック', driver: 'ドライバーサイズ', bluetooth: 'Bluetoothバージョン', water: '防水性能', form: 'フォームファクター' },
}

const SAID: Record<Language, { good: [name: string, text: string][]; bad: [name: string, text: string][]; reviews: [stars: number, title: string, text: string][] }> = {
  us: {
    good: [['Sound quality', 'Customers like the clear sound and the full bass.'], ['Comfort', 'Customers find them light and comfortable for hours.'], ['Noise cancelling', 'Customers say the noise cancelling works well on trains.']],
    bad: [['Connectivity', 'Some customers say the connection drops on one side.'], ['Durability', 'Some customers say the case hinge breaks after months.']],
    reviews: [[5, 'Great for the commute', 'The sound is clear and the battery lasts all week. Very comfortable.'], [4, 'Good, with one flaw', 'Good bass and noise cancelling. The touch control is too sensitive.'], [2, 'Connection drops', 'The left side loses the connection every day. Disappointing.'], [5, 'Worth the price', 'Fits well at the gym and survived the rain.']],
  },
  de: {
    good: [['Klangqualität', 'Kunden loben den klaren Klang und den vollen Bass.'], ['Tragekomfort', 'Kunden finden sie leicht und bequem.']],
    bad: [['Verbindung', 'Einige Kunden berichten von Aussetzern auf einer Seite.']],
    reviews: [[5, 'Super für die Bahn', 'Der Klang ist klar, der Akku hält die ganze Woche.'], [2, 'Verbindung bricht ab', 'Die linke Seite verliert jeden Tag die Verbindung.'], [4, 'Gut', 'Guter Bass, die Bedienung ist etwas empfindlich.']],
  },
  jp: {
    good: [['音質', '澄んだ音と豊かな低音が好評です。'], ['装着感', '軽くて長時間でも快適だという声があります。']],
    bad: [['接続', '片側の接続が切れるという声があります。']],
    reviews: [[5, '通勤に最適', '音が澄んでいて、電池も一週間持ちます。'], [2, '接続が切れる', '左側の接続が毎日切れます。残念です。'], [4, '良い', '低音が良いです。タッチ操作は少し敏感です。']],
  },
}

/** The same page each time. */
export function wordsOf(listing: CatalogueListing): Words {
  const { marketplace: language, specs, flaws, asin } = listing
  const keys = KEYS[language]
  const said = SAID[language]
  const chance = (what: string) => share(`${asin} ${what}`)
  const plain = `${TITLE[language](listing)}${flaws.includes('long_title') ? LONG[language] : ''}`
  const bullets = BULLETS[language](specs)
  const shown = flaws.includes('few_bullets') ? bullets.slice(0, 2) : bullets
  const seen = (count: number, from: readonly [string, string][], sentiment: 'positive' | 'negative' | 'mixed') => from.slice(0, count).map(([name, text]) => ({ name, sentiment, text }))
  return {
    title: flaws.includes('shouting') ? plain.toUpperCase() : plain,
    bullets: flaws.includes('shouting') ? shown.map((bullet, index) => (index === 0 ? `${bullet.toUpperCase()}!!!` : bullet)) : shown,
    description: flaws.includes('no_description') ? null : bullets.join('. '),
    attributes: [
      { key: keys.brand, value: listing.brand }, { key: keys.form, value: FORM[language][specs.form] }, { key: keys.anc[0], value: specs.anc ? keys.anc[1] : keys.anc[2] }, { key: keys.battery[0], value: `${specs.battery_h} ${keys.battery[1]}` },
      { key: keys.codec, value: specs.codecs.join(', ') }, { key: keys.driver, value: `${specs.driver_mm} mm` }, { key: keys.bluetooth, value: specs.bluetooth }, ...(specs.ipx > 0 ? [{ key: keys.water, value: `IPX${specs.ipx}` }] : []),
    ],
    aspects: [...seen(specs.anc ? 3 : 2, said.good, 'positive'), ...seen(1 + Math.floor(chance('bad') * said.bad.length), said.bad, chance('mixed') < 0.4 ? 'mixed' : 'negative')],
    reviews: said.reviews.map(([ratingScore, reviewTitle, reviewDescription]) => ({ ratingScore, reviewTitle, reviewDescription })),
    has_a_plus: chance('a plus') < 0.6, videos: chance('video') < 0.55 ? 1 : 0, images: flaws.includes('one_image') ? 1 : 4 + Math.floor(chance('images') * 5),
  }
}
