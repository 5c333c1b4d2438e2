// What other modules may use.
export { searchEnded } from './crawling.events.ts'
export { listFailed as listFailedRequests, tally as tallyRequests } from './requests.repository.ts'
export { requestCrawl } from './requests.service.ts'
export { type Found, read as readSearch, type SearchResult } from './searches.repository.ts'
export { cancelSearch, requestSearch, searchUrl } from './searches.service.ts'
