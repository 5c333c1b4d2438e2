import { type Consumer, onEvent } from '#kernel/events'
import { enqueue } from '#kernel/jobs'
import { taskEnded } from '#platform/tasks'
import { productAdded, productChanged, productRemoved } from '#track/tracking'
import { cancelJob, recountJob } from './crawling.job-types.ts'

export const crawlingConsumers: Consumer[] = [
  ...[productAdded, productChanged, productRemoved].map((event) =>
    onEvent(`crawling.follow ${event.type}`, event, ({ db }, { listing_id }: { listing_id: string }) => enqueue(db, recountJob, { listing_id }, { priority: event === productAdded ? 'category' : 'schedule' }))),
  onEvent('crawling.cancel', taskEnded, async ({ db }, { kind, status, task_id }) => {
    if (kind === 'crawl' && status === 'cancelled') await enqueue(db, cancelJob, { task_id }, { priority: 'manual' })
  }),
]
