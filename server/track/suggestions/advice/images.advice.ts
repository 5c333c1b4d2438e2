import { type Basis, broken, type Draft, draft, impactOf, reasonOf, say } from './draft.ts'

export function adviseImages(basis: Basis): Draft[] {
  const { audit } = basis.measures
  const pictures = broken(audit, 'images').map((check) =>
    draft({ type: 'images', text: say(`${check.id}.add`, slotsOf(basis, check.id)), reasons: reasonOf(check, basis), ...impactOf([check], audit), implementation_difficulty: 'medium' }))
  const videos = broken(audit, 'video').map((check) =>
    draft({ type: 'images', text: say('video.count.add'), reasons: reasonOf(check, basis), ...impactOf([check], audit), implementation_difficulty: 'hard' }))
  return [...pictures, ...videos]
}

const slotsOf = ({ codes }: Basis, id: string) => ({ limit: codes.checks.get(id)?.limit ?? '' })
