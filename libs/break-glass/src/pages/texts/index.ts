import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** Texts of the page of an emergency link. */
export const texts = textsIn(en, zh);
