// What other modules may use.
export { listFailed as listFailedRequests, tally as tallyRequests } from './requests.repository.ts'
export { requestCrawl } from './requests.service.ts'
