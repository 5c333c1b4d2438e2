import type { ProductSuggestions, Suggestion } from './suggestions.schema.ts'

/** Suggestions for a terminal, each number with the id of the fact behind it. */
export function formatSuggestions({ asin, marketplace }: { asin: string; marketplace: string }, { run, suggestions }: ProductSuggestions): string {
  const by = run?.written_by === 'model' ? `written by ${run.model ?? 'a model'}` : `computed${run?.fallback_code == null ? '' : ` (${run.fallback_code})`}`
  const head = `${asin} ${marketplace}: ${suggestions.length} ${suggestions.length === 1 ? 'suggestion' : 'suggestions'}, ${by}${run?.score == null ? '' : `, audit ${run.score} of 100`}`
  return `${[head, ...suggestions.map(format)].join('\n\n')}\n`
}

function format({ priority, type, suggestion_text, reason, current_text, suggested_text, estimated_impact, implementation_difficulty, facts }: Suggestion): string {
  const indent = (text: string) => text.replaceAll('\n', '\n     ')
  return [
    `[${priority}] ${type}: ${suggestion_text}`,
    `    ${reason}`,
    ...(suggested_text === null ? [] : [...(current_text === null ? [] : [`   - ${indent(current_text)}`]), `   + ${indent(suggested_text)}`]),
    `    impact ${estimated_impact}, ${implementation_difficulty} to do`,
    ...facts.map(({ code, id, metric, value, observed_at, source, method }) => `    ${code} ${id}  ${metric} = ${value ?? '–'}  ${observed_at === null ? (method ?? '') : `${observed_at.toISOString()} ${source ?? ''}`}`),
  ].join('\n')
}
