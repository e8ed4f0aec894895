import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** What people read on their way to and from applications. */
export const texts = textsIn(en, zh);
