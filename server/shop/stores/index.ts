// What other modules may use.
export { Address, StoredAddress } from './address.schema.ts'
export { findStore, type FoundStore } from './find-store.ts'
export { Country, Currency, LanguageTag, type Store } from './stores.schema.ts'
export { getStore, saveStore } from './stores.service.ts'
