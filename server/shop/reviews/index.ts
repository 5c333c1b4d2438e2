// What other modules may use.
export { reviewPublished, reviewRejected, reviewSubmitted } from './reviews.events.ts'
