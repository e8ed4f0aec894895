export { DEMO } from './world/demo-world.js';
export { startSimulator } from './start-simulator.js';
export type { Simulator, SimulatorOptions } from './options.js';
export type { Fault, FaultName } from './faults/fault.js';
export type { Message } from './mailbox/mailbox.js';
export { World } from './world/world.js';
export { PERMISSIONS } from './world/permissions.js';
