import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** What the forms of these methods say. */
export const texts = textsIn(en, zh);
