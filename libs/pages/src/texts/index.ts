import { textsIn } from '../i18n/texts-in.js';
import { en } from './en.js';
import { zh } from './zh.js';

export type { Texts } from './en.js';

/** What pages of every lib say: the frame, devices, errors that no lib words itself. */
export const texts = textsIn(en, zh);
