/** A list of phrases to find in a text, whatever its case: whole words where the script has spaces. */
export interface PhraseList {
  find: (text: string) => string[]
}

const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

export function phraseList(phrases: readonly string[]): PhraseList {
  const spaced = phrases.filter((phrase) => !NO_SPACES.test(phrase)).toSorted((a, b) => b.length - a.length)
  const unspaced = phrases.filter((phrase) => NO_SPACES.test(phrase))
  // Alternatives of fixed text: a match is tried once at each place.
  const pattern = spaced.length === 0 ? undefined : new RegExp(`(?<![\\p{L}\\p{N}])(?:${spaced.map((phrase) => RegExp.escape(phrase)).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return {
    find: (text) => {
      const lower = text.normalize('NFKC').toLowerCase().replaceAll('’', "'")
      const found = pattern === undefined ? [] : Array.from(lower.matchAll(pattern), ([match]) => match)
      return [...new Set([...found, ...unspaced.filter((phrase) => lower.includes(phrase))])]
    },
  }
}

/** Offers, boasts and ranks, which belong to the price and the badge and not into a title. */
export const PROMOTIONS = phraseList([
  'best seller', 'best-seller', 'bestseller', 'best selling', 'best-selling', 'top seller', 'top rated', 'hot item', 'hot sale', 'hot selling', 'free shipping', 'free delivery', 'free gift',
  'on sale', 'sale price', 'special offer', 'limited time', 'limited offer', 'limited-time', 'discount', 'discounted', 'clearance', 'lowest price', 'best price', 'best deal', 'great deal', 'cheap', 'cheapest',
  'buy now', 'buy 1 get 1', 'buy one get one', 'satisfaction guaranteed', '100% guaranteed', '100% quality guaranteed', 'guaranteed', 'money back', 'money-back', 'new arrival', '#1 rated', 'number one',
  'kostenloser versand', 'versandkostenfrei', 'gratis versand', 'rabatt', 'sonderangebot', 'angebot des tages', 'ausverkauf', 'schnäppchen', 'meistverkauft', 'geld-zurück-garantie', 'nur für kurze zeit',
  'meilleure vente', 'meilleures ventes', 'livraison gratuite', 'offre spéciale', 'promotion', 'soldes', 'remise', 'pas cher', 'satisfait ou remboursé',
  'más vendido', 'envío gratis', 'oferta especial', 'oferta', 'descuento', 'rebajas', 'el mejor precio', 'più venduto', 'spedizione gratuita', 'offerta speciale', 'sconto', 'saldi',
  '送料無料', 'セール', '激安', '最安', 'ベストセラー', '割引', 'お買い得', 'ランキング1位', '期間限定', '返金保証',
  '包邮', '包郵', '免运费', '免運費', '特价', '特價', '促销', '促銷', '热卖', '熱賣', '爆款', '清仓', '清倉', '折扣', '打折', '限时', '限時', '最低价', '最低價', '销量第一', '銷量第一',
])

/** Promises of money back, and of what a substance does to nature or germs: Amazon removes such bullets. */
export const CLAIMS = phraseList([
  'full refund', 'money back', 'money-back', 'refund', 'satisfaction guaranteed', 'satisfaction guarantee', 'unconditional guarantee', '100% guarantee', '100% guaranteed', 'no questions asked', 'limited time offer',
  'eco-friendly', 'eco friendly', 'environmentally friendly', 'ecologically friendly', 'anti-microbial', 'antimicrobial', 'anti microbial', 'anti-bacterial', 'antibacterial', 'anti bacterial', 'biodegradable', 'compostable',
  'geld-zurück', 'rückerstattung', 'umweltfreundlich', 'antibakteriell', 'antimikrobiell', 'biologisch abbaubar', 'satisfait ou remboursé', 'remboursement', 'écologique', 'respectueux de l\'environnement', 'antibactérien', 'antimicrobien', 'biodégradable',
  'reembolso', 'ecológico', 'respetuoso con el medio ambiente', 'antibacteriano', 'antimicrobiano', 'rimborso', 'soddisfatti o rimborsati', 'ecologico', 'antibatterico', 'antimicrobico',
  '返金', '全額返金', '抗菌', '環境に優しい', '生分解', '退款', '全额退款', '全額退款', '无理由退', '無理由退', '环保', '環保', '抗菌防', '可降解',
])
