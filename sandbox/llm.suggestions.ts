interface Given {
  id: string
  computed_text: string
  computed_reason: string
}

/** Words each suggestion as it was computed: it is a model without ideas. The list stands on the line after `SUGGESTIONS`. */
export function writeSuggestions({ words }: { words: string }): unknown {
  const line = /^SUGGESTIONS\n(\[.*\])$/m.exec(words)?.[1]
  const given = line === undefined ? [] : (JSON.parse(line) as Given[])
  return { suggestions: given.map(({ id, computed_text, computed_reason }) => ({ id, text: computed_text, reason: computed_reason, suggested: null })) }
}
