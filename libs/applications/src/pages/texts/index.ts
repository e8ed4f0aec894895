import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** Texts about people's applications. */
export const texts = textsIn(en, zh);
