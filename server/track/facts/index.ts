// What other modules may use.
export { Fact, type NewFact, Unit } from './facts.schema.ts'
export { readFactSet, removeFactSets, saveFactSet } from './facts.service.ts'
export { checkGrounding } from './ground.ts'
export { codesIn, renderFacts, renderParts, type TextPart, type ReaderLanguage, showFact } from './render.ts'
