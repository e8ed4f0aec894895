import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** Texts about programs and their tokens. */
export const texts = textsIn(en, zh);
