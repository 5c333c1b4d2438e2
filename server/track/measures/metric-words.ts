/** Metrics that say behind the dot what of a page they count. A model is told that apart, as data. */
const OF_PAGE = /^(keyword_users|aspect_mentions|aspect_negative|aspect_negative_share)\.([^]*)$/

/** A metric without the words of a page in it. */
export const metricName = (metric: string): string => OF_PAGE.exec(metric)?.[1] ?? metric

/** The words of a page that a metric counts; undefined for one that names none. */
export const metricSubject = (metric: string): string | undefined => OF_PAGE.exec(metric)?.[2]
