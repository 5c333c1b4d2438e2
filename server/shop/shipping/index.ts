// What other modules may use.
export { quote as quoteShipping } from './shipping.repository.ts'
export { Quote, Shipment } from './shipping.schema.ts'
export { find as findShipment, insert as insertShipment, listOf as listShipmentsOf, move as moveShipment, track as trackShipment } from './shipments.repository.ts'
