import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** Texts of the portal's own pages. */
export const texts = textsIn(en, zh);
