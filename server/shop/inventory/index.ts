// What other modules may use.
export { countStock } from './adjust-stock.service.ts'
export { stockFaults } from './faults.repository.ts'
export { extendHold, holdStock, releaseHold, returnStock, settleHold } from './hold-stock.service.ts'
export { holdExpired, stockChanged } from './inventory.events.ts'
export type { Stock } from './inventory.schema.ts'
export { saveItems } from './items.repository.ts'
export { availableOf, stockOfRows, stockQuery } from './stock.service.ts'
