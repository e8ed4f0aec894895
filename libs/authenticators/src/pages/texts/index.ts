import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** Texts of the forms of these methods. */
export const texts = textsIn(en, zh);
