import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** What the page of an emergency link says. */
export const texts = textsIn(en, zh);
