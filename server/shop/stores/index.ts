// What other modules may use.
export { findStore, type FoundStore } from './find-store.ts'
export { Country, Currency, LanguageTag, type Store } from './stores.schema.ts'
export { getStore, saveStore } from './stores.service.ts'
