/** Who asks in a store. Sellers' tokens are good for nothing here, nor the shoppers' there. */
export interface Shopper {
  tenant_id: string
  /** Null: not signed in. */
  customer_id: string | null
  /** What is known of the store without asking again. */
  store: StoreOf
}

/** What every page of a store needs. */
export interface StoreOf {
  /** Its name in addresses and in the header `X-Store`. */
  code: string
  name: string
  /** ISO 3166-1 alpha-2. */
  country: string
  /** The one that holds where a shopper chose none. */
  currency: string
  currencies: readonly string[]
  languages: readonly string[]
  /** Prices are shown, and entered, with tax inside. */
  prices_include_tax: boolean
  order_prefix: string
}
