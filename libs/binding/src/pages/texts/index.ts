import { textsIn } from '#pages';
import { en } from './en.js';
import { zh } from './zh.js';

/** Texts for attaching, listing and unlinking identities. */
export const texts = textsIn(en, zh);
