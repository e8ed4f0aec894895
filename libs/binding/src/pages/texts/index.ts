import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** What people read when an identity is attached, listed and unlinked. */
export const texts = textsIn(en, zh);
