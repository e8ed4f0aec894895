import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** Texts about what is kept of people. */
export const texts = textsIn(en, zh);
