import { textsIn } from '../i18n/texts-in.js';
import { en } from './en.js';
import { zh } from './zh.js';

export type { Texts } from './en.js';

/** Texts common to the pages of all libs: the frame, devices, errors without texts of a lib. */
export const texts = textsIn(en, zh);
