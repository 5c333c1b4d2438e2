import type { ReaderLanguage } from '#platform/notifications'
import type { Direction, Metric, PageField } from './alerts.schema.ts'
import type { Matter } from './evaluate/matter.ts'

type Title = string | ((of: { metric: string; direction: Direction }) => string)

interface Dictionary {
  titles: Record<Matter['reason_code'], Title>
  metrics: Record<Metric, string>
  fields: Record<PageField, string>
  in_stock: string
  out_of_stock: string
  a_product: string
  open: string
  since: (time: string) => string
  mute: (rule: string) => string
  group: (products: number, title: string) => string
  group_more: string
}

export const WORDS: Record<ReaderLanguage, Dictionary> = {
  en: {
    titles: {
      price_moved: ({ direction }) => (direction === 'up' ? 'Price rose' : 'Price fell'),
      price_below_30_days: 'Lowest price in 30 days',
      price_below_90_days: 'Lowest price in 90 days',
      buy_box_price_moved: ({ direction }) => (direction === 'up' ? 'Buy box price rose' : 'Buy box price fell'),
      buy_box_changed_hands: 'Another seller has the buy box',
      buy_box_empty: 'Nobody has the buy box',
      buy_box_filled: 'The buy box is held again',
      rank_left_its_median: ({ direction }) => (direction === 'up' ? 'Best sellers rank got worse' : 'Best sellers rank got better'),
      displayed_rating_fell: 'Rating fell',
      reviews_faster: 'Reviews come faster than usual',
      reviews_slower: 'Reviews come slower than usual',
      reviews_removed: 'Reviews were removed',
      no_offer: 'Out of stock',
      offer_again: 'Back in stock',
      seller_first_seen: 'A new seller has the buy box',
      offers_above_28_days: 'More offers than in four weeks',
      page_changed: 'The product page changed',
      page_reverted: 'The product page is as it was',
      no_look_for_two_intervals: 'No fresh data',
      limit_reached: ({ metric, direction }) => `${metric} ${direction === 'up' ? 'is at or above' : 'is at or below'} your limit`,
      moved_by: ({ metric, direction }) => `${metric} ${direction === 'up' ? 'rose' : 'fell'}`,
      seller_not_allowed: 'A seller who is not on your list has the buy box',
    },
    metrics: { price: 'Price', buy_box: 'Buy box price', buy_box_seller: 'Buy box seller', bsr: 'Best sellers rank', rating: 'Rating', reviews: 'Reviews', offers_new: 'New offers', availability: 'Availability', page: 'Page', look: 'Data' },
    fields: { title: 'Title', brand: 'Brand', bullets: 'Bullet points', images: 'The images changed', description: 'Description', category: 'Category' },
    in_stock: 'in stock', out_of_stock: 'out of stock', a_product: 'A product', open: 'Open in Tradewind',
    since: (time) => `Seen at ${time}.`,
    mute: (rule) => `You get this mail because of the rule “${rule}”. Change or mute it:`,
    group: (products, title) => `${title}: ${products} products or more`,
    group_more: 'Several products moved in the same way within a day. Further ones join this alert quietly.',
  },
  'zh-TW': {
    titles: {
      price_moved: ({ direction }) => (direction === 'up' ? '價格上漲' : '價格下跌'),
      price_below_30_days: '30 天內最低價',
      price_below_90_days: '90 天內最低價',
      buy_box_price_moved: ({ direction }) => (direction === 'up' ? '購買框價格上漲' : '購買框價格下跌'),
      buy_box_changed_hands: '購買框換了賣家',
      buy_box_empty: '購買框目前沒有賣家',
      buy_box_filled: '購買框重新有了賣家',
      rank_left_its_median: ({ direction }) => (direction === 'up' ? '暢銷排名變差' : '暢銷排名變好'),
      displayed_rating_fell: '評分下降',
      reviews_faster: '評論增加得比平常快',
      reviews_slower: '評論增加得比平常慢',
      reviews_removed: '評論被移除',
      no_offer: '缺貨',
      offer_again: '恢復供貨',
      seller_first_seen: '新賣家取得購買框',
      offers_above_28_days: '報價數高於過去四週',
      page_changed: '商品頁面有變更',
      page_reverted: '商品頁面已恢復原狀',
      no_look_for_two_intervals: '沒有最新資料',
      limit_reached: ({ metric, direction }) => `${metric}${direction === 'up' ? '達到或高於' : '達到或低於'}您的界限`,
      moved_by: ({ metric, direction }) => `${metric}${direction === 'up' ? '上升' : '下降'}`,
      seller_not_allowed: '不在清單上的賣家取得購買框',
    },
    metrics: { price: '價格', buy_box: '購買框價格', buy_box_seller: '購買框賣家', bsr: '暢銷排名', rating: '評分', reviews: '評論數', offers_new: '全新報價數', availability: '供貨狀態', page: '頁面', look: '資料' },
    fields: { title: '標題', brand: '品牌', bullets: '商品要點', images: '圖片已變更', description: '商品描述', category: '分類' },
    in_stock: '有貨', out_of_stock: '缺貨', a_product: '一項商品', open: '在 Tradewind 中開啟',
    since: (time) => `觀察時間:${time}。`,
    mute: (rule) => `您收到此信是因為規則「${rule}」。變更或靜音:`,
    group: (products, title) => `${title}:${products} 項以上的商品`,
    group_more: '多項商品在一天內發生相同的變化。之後的商品會直接併入此警示,不再另行通知。',
  },
  'zh-CN': {
    titles: {
      price_moved: ({ direction }) => (direction === 'up' ? '价格上涨' : '价格下跌'),
      price_below_30_days: '30 天内最低价',
      price_below_90_days: '90 天内最低价',
      buy_box_price_moved: ({ direction }) => (direction === 'up' ? '购物车价格上涨' : '购物车价格下跌'),
      buy_box_changed_hands: '购物车换了卖家',
      buy_box_empty: '购物车目前没有卖家',
      buy_box_filled: '购物车重新有了卖家',
      rank_left_its_median: ({ direction }) => (direction === 'up' ? '畅销排名变差' : '畅销排名变好'),
      displayed_rating_fell: '评分下降',
      reviews_faster: '评论增加得比平常快',
      reviews_slower: '评论增加得比平常慢',
      reviews_removed: '评论被移除',
      no_offer: '缺货',
      offer_again: '恢复供货',
      seller_first_seen: '新卖家取得购物车',
      offers_above_28_days: '报价数高于过去四周',
      page_changed: '商品页面有变更',
      page_reverted: '商品页面已恢复原状',
      no_look_for_two_intervals: '没有最新数据',
      limit_reached: ({ metric, direction }) => `${metric}${direction === 'up' ? '达到或高于' : '达到或低于'}您的界限`,
      moved_by: ({ metric, direction }) => `${metric}${direction === 'up' ? '上升' : '下降'}`,
      seller_not_allowed: '不在名单上的卖家取得购物车',
    },
    metrics: { price: '价格', buy_box: '购物车价格', buy_box_seller: '购物车卖家', bsr: '畅销排名', rating: '评分', reviews: '评论数', offers_new: '全新报价数', availability: '供货状态', page: '页面', look: '数据' },
    fields: { title: '标题', brand: '品牌', bullets: '商品要点', images: '图片已变更', description: '商品描述', category: '分类' },
    in_stock: '有货', out_of_stock: '缺货', a_product: '一项商品', open: '在 Tradewind 中打开',
    since: (time) => `观察时间:${time}。`,
    mute: (rule) => `您收到此邮件是因为规则“${rule}”。修改或静音:`,
    group: (products, title) => `${title}:${products} 项以上的商品`,
    group_more: '多项商品在一天内发生相同的变化。之后的商品会直接并入此警报,不再另行通知。',
  },
}
