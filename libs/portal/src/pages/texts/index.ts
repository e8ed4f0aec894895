import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** What the portal's own pages say. */
export const texts = textsIn(en, zh);
