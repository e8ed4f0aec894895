import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

/** Texts for the refusals of this lib. */
export const errors = { en: en.errors, zh: zh.errors };
