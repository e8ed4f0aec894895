/** Every picture the display can show; the script switches between them by `data-state`. */
export const QR_STATES = [
  'loading',
  'created',
  'scanned',
  'confirmed',
  'denied',
  'expired',
  'conflict',
  'cancelled',
  'limit',
  'busy',
  'offline',
  'disabled',
  'wrong_address',
  'no_cookies',
  'stale',
  'logged_on',
  'failed',
] as const;

export type QrState = (typeof QR_STATES)[number];

/**
 * Captions for what happened on the phone, where the picture says too little: a code that a phone could not scan stays on display, and a
 * wrong number is not the person's decision.
 */
export const PHONE_CAPTIONS = [
  'wrong_number',
  'other_app',
  'unrecognised',
  'declined',
  'outsider',
  'slow',
  'away',
  'refused',
] as const;

/** Temporary states: the page waits and tries again by itself. */
export const WAITING: ReadonlySet<QrState> = new Set(['limit', 'busy', 'offline']);
