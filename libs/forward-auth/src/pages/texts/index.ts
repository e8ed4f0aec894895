import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** Texts that people read on the way to applications behind proxies. */
export const texts = textsIn(en, zh);
