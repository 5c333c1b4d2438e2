// What other modules may use.
export { balanceOf } from './points.repository.ts'
export { earnPoints, reversePoints, spendPoints } from './points.service.ts'
export { earned as pointsEarned, worth as pointsWorth } from './points.settings.ts'
