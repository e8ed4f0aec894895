import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** The texts that people read on the way to an application. */
export const texts = textsIn(en, zh);
