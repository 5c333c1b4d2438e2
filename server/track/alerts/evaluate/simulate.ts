import { setImmediate as breathe } from 'node:timers/promises'
import type { ContentVersion } from '#track/tracking'
import { detect, newState } from '../detector/detector.ts'
import type { Rules } from '../detector/rules.ts'
import type { Sample } from '../detector/sample.ts'
import { lookAtPage, type PageState } from '../page/page.ts'
import { type EvaluatedRule, evaluate, noMemory } from './evaluate.ts'
import type { Matter } from './matter.ts'

const BREATH = 500

interface History {
  samples: AsyncIterable<Sample>
  /** Of the page's words and pictures, oldest first. */
  versions: readonly ContentVersion[]
}

/** What a rule says of a stored history after `from`, as it would have live. The rule sees `warmUpMs` before that, and tells nothing of it. */
export async function* simulate({ samples, versions }: History, { rule, rules, from, warmUpMs }: { rule: EvaluatedRule; rules: Rules; from: Date; warmUpMs: number }): AsyncGenerator<Matter> {
  let state = newState()
  let memory = noMemory
  let page: PageState | null = null
  let next = 0
  let count = 0
  for await (const sample of samples) {
    if (++count % BREATH === 0) await breathe()
    const found = detect(state, sample, rules)
    state = found.state
    const shown = versions.slice(next).filter((version) => version.valid_from <= sample.at)
    next += shown.length
    const looked = lookAtPage(page, { at: sample.at, versions: shown }, { apartMs: rules.confirm.apart_ms })
    page = looked.page
    if (sample.at.getTime() < from.getTime() - warmUpMs) continue
    const judged = evaluate(memory, sample, { rules: [rule], matters: [...found.findings, ...(looked.matter ? [looked.matter] : [])], belief: rules })
    memory = judged.memory
    if (sample.at >= from) for (const { news } of judged.firings) yield* news
  }
}
