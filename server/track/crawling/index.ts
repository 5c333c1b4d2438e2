// What other modules may use.
export { searchEnded } from './crawling.events.ts'
export { requestCrawl } from './requests.service.ts'
export type { Found, SearchResult } from './searches.repository.ts'
export { read as readSearch } from './searches.repository.ts'
export { cancelSearch, requestSearch, searchUrl } from './searches.service.ts'
