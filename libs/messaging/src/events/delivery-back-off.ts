import type { BackOff } from '../jobs/back-off.js';

/** Back-off for an event that a listener could not handle. After the last attempt the delivery is parked for the operator. */
export const DELIVERY_BACK_OFF: BackOff = { firstSeconds: 1, longestSeconds: 900, attempts: 12 };
