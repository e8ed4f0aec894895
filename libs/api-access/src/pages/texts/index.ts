import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** What people read of programs and their tokens. */
export const texts = textsIn(en, zh);
