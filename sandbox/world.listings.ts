export interface WorldListing {
  asin: string
  marketplace: 'us' | 'de' | 'jp'
  seed: number
  title: string
  brand: string
  bullets: string[]
  category: { id: number; name: string }
  subcategory: { id: number; name: string }
  /** In minor units of the marketplace's currency. */
  list_minor: number
  /** Units sold a day at list price in an average week. */
  demand: number
  /** The seller who owns the listing; the others compete for its buy box. */
  owner: string
  rivals: string[]
}

const electronics = { id: 172282, name: 'Electronics' }
const earbuds = { id: 12097479011, name: 'Earbud & In-Ear Headphones' }
const overEar = { id: 12097480011, name: 'Over-Ear Headphones' }
const speakers = { id: 7073956011, name: 'Portable Bluetooth Speakers' }

/** Invented goods of invented brands. */
export const LISTINGS: WorldListing[] = [
  {
    asin: 'B0TWAVE001', marketplace: 'us', seed: 11, brand: 'Tidewave', title: 'Tidewave Drift Wireless Earbuds, Active Noise Cancelling, 40H Battery',
    bullets: ['Adaptive noise cancelling with six microphones', '40 hours with the case, 10 minutes charge for 3 hours', 'IPX5 against sweat and rain'],
    category: electronics, subcategory: earbuds, list_minor: 5999, demand: 42, owner: 'A1TIDEWAVE0001', rivals: ['A2GADGETBAY002', 'A3SOUNDDEPOT03'],
  },
  {
    asin: 'B0TWAVE002', marketplace: 'us', seed: 12, brand: 'Tidewave', title: 'Tidewave Current Over-Ear Headphones, Bluetooth 5.4, Foldable',
    bullets: ['50 mm drivers tuned for voice and bass', 'Folds flat into its hard case', 'Two devices at once'],
    category: electronics, subcategory: overEar, list_minor: 8999, demand: 18, owner: 'A1TIDEWAVE0001', rivals: ['A3SOUNDDEPOT03'],
  },
  {
    asin: 'B0TWBUOY01', marketplace: 'us', seed: 13, brand: 'Buoy', title: 'Buoy Mini Portable Speaker, Waterproof IPX7, 12 W',
    bullets: ['Floats and plays on', '12 watts, 15 hours', 'Pairs with a second Buoy for stereo'],
    category: electronics, subcategory: speakers, list_minor: 3499, demand: 65, owner: 'A1BUOYAUDIO001', rivals: ['A2GADGETBAY002', 'A4PRIMEDEALS04'],
  },
  {
    asin: 'B0TWBUOY02', marketplace: 'us', seed: 14, brand: 'Buoy', title: 'Buoy Beacon Bluetooth Speaker with Lantern, 24 H Battery',
    bullets: ['Light and sound for the camp', '24 hours of music', 'Charges a phone'],
    category: electronics, subcategory: speakers, list_minor: 5499, demand: 9, owner: 'A1BUOYAUDIO001', rivals: ['A4PRIMEDEALS04'],
  },
  {
    asin: 'B0TWKEEL01', marketplace: 'us', seed: 15, brand: 'Keel', title: 'Keel Open-Ear Sport Headphones, Bone Conduction, IP67',
    bullets: ['Hear the road and the music', '29 g titanium band', '10 hours, 5 minutes charge for 1.5 hours'],
    category: electronics, subcategory: earbuds, list_minor: 7999, demand: 27, owner: 'A1KEELSPORT001', rivals: ['A2GADGETBAY002'],
  },
  {
    asin: 'B0TWKEEL02', marketplace: 'us', seed: 16, brand: 'Keel', title: 'Keel Junior Kids Headphones, Volume Limited to 85 dB',
    bullets: ['85 dB limit for young ears', 'Soft, foldable, washable', 'Wired or wireless'],
    category: electronics, subcategory: overEar, list_minor: 2499, demand: 33, owner: 'A1KEELSPORT001', rivals: ['A4PRIMEDEALS04', 'A3SOUNDDEPOT03'],
  },
  {
    asin: 'B0TWDEWAV1', marketplace: 'de', seed: 17, brand: 'Tidewave', title: 'Tidewave Drift Kabellose Ohrhörer mit Geräuschunterdrückung, 40 Std. Akku',
    bullets: ['Adaptive Geräuschunterdrückung mit sechs Mikrofonen', '40 Stunden mit Ladeetui', 'IPX5 gegen Schweiß und Regen'],
    category: { id: 562066, name: 'Elektronik & Foto' }, subcategory: { id: 571860, name: 'In-Ear-Kopfhörer' }, list_minor: 5999, demand: 16, owner: 'A1TIDEWAVE0001', rivals: ['A5KLANGHAUS005'],
  },
  {
    asin: 'B0TWJPWAV1', marketplace: 'jp', seed: 18, brand: 'Tidewave', title: 'Tidewave Drift ワイヤレスイヤホン ノイズキャンセリング 最大40時間再生',
    bullets: ['6マイクのアダプティブノイズキャンセリング', 'ケース込みで最大40時間再生', 'IPX5防水'],
    category: { id: 3210981, name: '家電＆カメラ' }, subcategory: { id: 3477981, name: 'イヤホン・ヘッドホン' }, list_minor: 8980, demand: 21, owner: 'A1TIDEWAVE0001', rivals: ['A6OTOYA0000006'],
  },
]
