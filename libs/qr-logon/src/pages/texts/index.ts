import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** What the browser that shows a code, and the phone that reads it, say. */
export const texts = textsIn(en, zh);

/** What the display says, with the app's name filled in. */
export type QrWords = ReturnType<(typeof en)['qr']>;

/** What the phone says, with the app's name filled in. */
export type PhoneWords = ReturnType<(typeof en)['phone']>;
