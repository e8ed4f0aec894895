export { AddPair } from './application/add-pair.js';
export { CompareAccounts } from './application/compare-accounts.js';
export { ListPairs } from './application/list-pairs.js';
export { ReadComparison } from './application/read-comparison.js';
export { RemovePair } from './application/remove-pair.js';
export type { Comparison } from './domain/comparison.js';
export type { Difference } from './domain/difference.js';
export { OutboundHttpModule, OutboundModule, OutboundWorkerModule } from './outbound.module.js';
