import type { Language } from '../analysis.schema.ts'

/** Facts of a sentence by what they are in it, each written as its placeholder. */
type Facts = Record<string, string>
type Sentence = Record<Language, (facts: Facts) => string>

/** What can be said without a model. Numbers are facts; the words around them say which way they go. */
export const SENTENCES = {
  alone: {
    en: ({ score }) => (score ? `No competitors are confirmed yet, so this report looks at the page alone. Its listing scores ${score} of the points that could be measured.` : 'No competitors are confirmed yet, and the page has not been seen: there is little to say.'),
    'zh-TW': ({ score }) => (score ? `尚未確認任何競品，因此本報告只看商品頁面本身。以可測量的項目計，頁面得分為 ${score}。` : '尚未確認任何競品，頁面也還沒有資料，能說的不多。'),
    'zh-CN': ({ score }) => (score ? `还没有确认任何竞品，因此本报告只看商品页面本身。按可测量的项目计，页面得分为 ${score}。` : '还没有确认任何竞品，页面也还没有数据，能说的不多。'),
  },
  overview: {
    en: ({ n, price, median }) => (price && median ? `Compared with ${n} competitors: it costs ${price}, and their median is ${median}.` : `Compared with ${n} competitors.`),
    'zh-TW': ({ n, price, median }) => (price && median ? `與 ${n} 個競品相比：售價 ${price}，競品中位數為 ${median}。` : `與 ${n} 個競品相比。`),
    'zh-CN': ({ n, price, median }) => (price && median ? `与 ${n} 个竞品相比：售价 ${price}，竞品中位数为 ${median}。` : `与 ${n} 个竞品相比。`),
  },
  rank_of_own: {
    en: ({ bsr, median }) => `It stands at rank ${bsr}; the competitors’ median rank is ${median}.`,
    'zh-TW': ({ bsr, median }) => `排名為 ${bsr}，競品的排名中位數為 ${median}。`,
    'zh-CN': ({ bsr, median }) => `排名为 ${bsr}，竞品的排名中位数为 ${median}。`,
  },
  price_above: {
    en: ({ price, gap, median }) => `The price of ${price} is ${gap} above the competitors’ median of ${median}.`,
    'zh-TW': ({ price, gap, median }) => `售價 ${price} 比競品中位數 ${median} 高出 ${gap}。`,
    'zh-CN': ({ price, gap, median }) => `售价 ${price} 比竞品中位数 ${median} 高出 ${gap}。`,
  },
  price_below: {
    en: ({ price, gap, median }) => `The price of ${price} is ${gap} below the competitors’ median of ${median}.`,
    'zh-TW': ({ price, gap, median }) => `售價 ${price} 低於競品中位數 ${median}，差距為 ${gap}。`,
    'zh-CN': ({ price, gap, median }) => `售价 ${price} 低于竞品中位数 ${median}，差距为 ${gap}。`,
  },
  sales_above: {
    en: ({ sales, gap }) => `Estimated sales of ${sales} a month are ${gap} above the competitors’ median.`,
    'zh-TW': ({ sales, gap }) => `估計月銷量 ${sales}，比競品中位數高出 ${gap}。`,
    'zh-CN': ({ sales, gap }) => `估计月销量 ${sales}，比竞品中位数高出 ${gap}。`,
  },
  sales_below: {
    en: ({ sales, gap }) => `Estimated sales of ${sales} a month are ${gap} below the competitors’ median.`,
    'zh-TW': ({ sales, gap }) => `估計月銷量 ${sales}，低於競品中位數，差距為 ${gap}。`,
    'zh-CN': ({ sales, gap }) => `估计月销量 ${sales}，低于竞品中位数，差距为 ${gap}。`,
  },
  rating_above: {
    en: ({ rating, median }) => `Buyers rate it ${rating}, and the competitors’ median ${median}.`,
    'zh-TW': ({ rating, median }) => `買家評分 ${rating}，競品中位數為 ${median}。`,
    'zh-CN': ({ rating, median }) => `买家评分 ${rating}，竞品中位数为 ${median}。`,
  },
  rating_below: {
    en: ({ rating, median }) => `Buyers rate it ${rating}, and the competitors’ median ${median}: what they complain of comes first.`,
    'zh-TW': ({ rating, median }) => `買家評分 ${rating}，競品中位數為 ${median}：應先處理買家抱怨的地方。`,
    'zh-CN': ({ rating, median }) => `买家评分 ${rating}，竞品中位数为 ${median}：应先处理买家抱怨的地方。`,
  },
  reviews_below: {
    en: ({ reviews, gap }) => `With ${reviews} reviews it has ${gap} fewer than the competitors’ median.`,
    'zh-TW': ({ reviews, gap }) => `共有 ${reviews} 則評論，少於競品中位數，差距為 ${gap}。`,
    'zh-CN': ({ reviews, gap }) => `共有 ${reviews} 条评论，少于竞品中位数，差距为 ${gap}。`,
  },
  reviews_above: {
    en: ({ reviews, gap }) => `With ${reviews} reviews it has ${gap} more than the competitors’ median.`,
    'zh-TW': ({ reviews, gap }) => `共有 ${reviews} 則評論，比競品中位數多出 ${gap}。`,
    'zh-CN': ({ reviews, gap }) => `共有 ${reviews} 条评论，比竞品中位数多出 ${gap}。`,
  },
  velocity_below: {
    en: ({ velocity, median }) => `New reviews come slowly: ${velocity} a day, and the competitors’ median is ${median}.`,
    'zh-TW': ({ velocity, median }) => `新評論較慢：每天 ${velocity} 則，競品中位數為 ${median} 則。`,
    'zh-CN': ({ velocity, median }) => `新评论较慢：每天 ${velocity} 条，竞品中位数为 ${median} 条。`,
  },
  stock_outs: {
    en: ({ share }) => `It could not be bought for ${share} of the last month: each of those hours went to somebody else.`,
    'zh-TW': ({ share }) => `過去一個月有 ${share} 的時間無法購買，那段時間的買家都到別處去了。`,
    'zh-CN': ({ share }) => `过去一个月有 ${share} 的时间无法购买，那段时间的买家都到别处去了。`,
  },
  rivals_out: {
    en: ({ name, share }) => `${name} could not be bought for ${share} of the last month: its buyers look elsewhere.`,
    'zh-TW': ({ name, share }) => `${name} 過去一個月有 ${share} 的時間無法購買，它的買家正在找別的選擇。`,
    'zh-CN': ({ name, share }) => `${name} 过去一个月有 ${share} 的时间无法购买，它的买家正在找别的选择。`,
  },
  listing_weak: {
    en: ({ score }) => `The listing scores ${score}: the audit says what to mend first.`,
    'zh-TW': ({ score }) => `商品頁面得分 ${score}，頁面檢查列出了應先改善的項目。`,
    'zh-CN': ({ score }) => `商品页面得分 ${score}，页面检查列出了应先改进的项目。`,
  },
  listing_strong: {
    en: ({ score, median }) => (median ? `The listing scores ${score}, and the competitors’ median is ${median}.` : `The listing scores ${score}.`),
    'zh-TW': ({ score, median }) => (median ? `商品頁面得分 ${score}，競品中位數為 ${median}。` : `商品頁面得分 ${score}。`),
    'zh-CN': ({ score, median }) => (median ? `商品页面得分 ${score}，竞品中位数为 ${median}。` : `商品页面得分 ${score}。`),
  },
  title_long: {
    en: ({ chars, limit }) => `The title has ${chars} characters and the rule allows ${limit}: Amazon may shorten it in its own way.`,
    'zh-TW': ({ chars, limit }) => `標題有 ${chars} 個字元，規則上限為 ${limit}，Amazon 可能會自行截短。`,
    'zh-CN': ({ chars, limit }) => `标题有 ${chars} 个字符，规则上限为 ${limit}，Amazon 可能会自行截短。`,
  },
  keyword_missing: {
    en: ({ users, term }) => `${users} of the competitors use “${term}”, and this page does not.`,
    'zh-TW': ({ users, term }) => `有 ${users} 個競品使用「${term}」，這個頁面沒有。`,
    'zh-CN': ({ users, term }) => `有 ${users} 个竞品使用“${term}”，这个页面没有。`,
  },
  aspect_disliked: {
    en: ({ share, mentions, aspect }) => `Of the buyers who judge “${aspect}”, ${share} are unhappy with it (${mentions} mentions).`,
    'zh-TW': ({ share, mentions, aspect }) => `提到「${aspect}」並作出評價的買家中，有 ${share} 不滿意（共提及 ${mentions} 次）。`,
    'zh-CN': ({ share, mentions, aspect }) => `提到“${aspect}”并作出评价的买家中，有 ${share} 不满意（共提及 ${mentions} 次）。`,
  },
  price_moves_rank: {
    en: ({ elasticity, steps }) => `In its own history, after ${steps} price changes, the rank number moved by ${elasticity} for each percent of price.`,
    'zh-TW': ({ elasticity, steps }) => `從自身歷史的 ${steps} 次調價來看，價格每變動一個百分點，排名數字隨之變動 ${elasticity}。`,
    'zh-CN': ({ elasticity, steps }) => `从自身历史的 ${steps} 次调价来看，价格每变动一个百分点，排名数字随之变动 ${elasticity}。`,
  },
  rank_improves: {
    en: ({ change }) => `Its mean rank number of the last four weeks is ${change} lower than before: it sells better.`,
    'zh-TW': ({ change }) => `近四週的平均排名數字下降 ${change}：賣得更好了。`,
    'zh-CN': ({ change }) => `近四周的平均排名数字下降 ${change}：卖得更好了。`,
  },
  rank_worsens: {
    en: ({ change }) => `Its mean rank number of the last four weeks is ${change} higher than before: sales are slowing.`,
    'zh-TW': ({ change }) => `近四週的平均排名數字上升 ${change}：賣得不如以前。`,
    'zh-CN': ({ change }) => `近四周的平均排名数字上升 ${change}：卖得不如以前。`,
  },
  market_prices_fall: {
    en: ({ change }) => `Over four weeks the competitors’ prices fell, by ${change} at the median.`,
    'zh-TW': ({ change }) => `四週來競品價格下降，中位數為 ${change}。`,
    'zh-CN': ({ change }) => `四周来竞品价格下降，中位数为 ${change}。`,
  },
  market_prices_rise: {
    en: ({ change }) => `Over four weeks the competitors’ prices rose, by ${change} at the median.`,
    'zh-TW': ({ change }) => `四週來競品價格上升，中位數為 ${change}。`,
    'zh-CN': ({ change }) => `四周来竞品价格上升，中位数为 ${change}。`,
  },
} satisfies Record<string, Sentence>
export type SentenceCode = keyof typeof SENTENCES
