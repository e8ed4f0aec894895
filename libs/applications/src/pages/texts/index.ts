import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** What people read of their applications. */
export const texts = textsIn(en, zh);
