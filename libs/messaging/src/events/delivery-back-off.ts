import type { BackOff } from '../jobs/back-off.js';

/** When a listener is given an event again that it could not handle. After the last attempt the delivery is parked, for the operator. */
export const DELIVERY_BACK_OFF: BackOff = { firstSeconds: 1, longestSeconds: 900, attempts: 12 };
