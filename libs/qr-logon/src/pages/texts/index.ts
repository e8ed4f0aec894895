import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** Texts of the browser that shows a code and of the phone that reads it. */
export const texts = textsIn(en, zh);

/** The display's texts, with the app's name filled in. */
export type QrWords = ReturnType<(typeof en)['qr']>;

/** The phone's texts, with the app's name filled in. */
export type PhoneWords = ReturnType<(typeof en)['phone']>;
