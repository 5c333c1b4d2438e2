import type { TextLanguage } from './language.ts'

const list = (text: string) => new Set(text.split(' '))

/** Articles, prepositions, conjunctions and the commonest helpers: they may repeat in a title, and are no keyword. */
const STOP_WORDS: Record<TextLanguage, ReadonlySet<string>> = {
  en: list('a an the and or nor but so yet for of to in on at by with from into onto over under up down out off as per via than then that this these those is are was were be been it its your our their his her my you we they i not no do does can will has have had all any each more most other some such only own same very just also about after before between during through both if while when which who how what where why upto'),
  de: list('der die das den dem des ein eine einen einem einer eines und oder aber für von zu zum zur in im ins an am auf bei mit aus nach vor über unter durch um ohne bis als wie ist sind war wird werden nicht kein keine auch nur sie ihr ihre ihren es er wir ich du dein deine sich so dass wenn sowie pro'),
  fr: list('le la les un une des du de d l et ou mais pour par sur sous avec sans dans en à au aux chez entre vers est sont être a ont ce cet cette ces son sa ses votre vos notre nos leur leurs vous nous il elle ils elles qui que quoi dont où ne pas plus très aussi si comme jusqu'),
  es: list('el la los las un una unos unas de del al y e o u pero para por con sin en a sobre bajo entre desde hasta es son ser está su sus tu tus mi nuestro lo le les se que quien no más muy también si como cuando'),
  it: list('il lo la i gli le un uno una di del dello della dei degli delle da dal dalla in nel nella con su sul sulla per tra fra e ed o ma a al allo alla ai alle è sono essere si che chi non più molto anche se come quando tuo tua suo sua'),
  ja: list('の に は を た が で て と し れ さ ある いる も する から な こと として い や れる など なっ ない この ため その あっ よう また もの という あり まで られ なる へ か だ これ によって により おり より による ず なり られる において です ます および 及び 用 付き 対応 可能'),
  zh: list('的 了 和 是 在 有 与 與 及 或 也 都 而 就 被 把 为 為 对 對 从 從 到 由 于 於 之 其 这 這 那 我 你 您 他 她 它 们 們 不 可 可以 能 会 會 等 个 個 让 讓 给 給 更 最 并 並 且 用 款 后 後 上 下 中'),
  other: new Set(),
}

export const isStopWord = (word: string, language: TextLanguage): boolean => STOP_WORDS[language].has(word) || (language !== 'en' && STOP_WORDS.en.has(word))
