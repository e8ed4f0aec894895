import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** What people read on their way to applications behind proxies. */
export const texts = textsIn(en, zh);
