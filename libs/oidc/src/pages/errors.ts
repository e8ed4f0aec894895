import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

/** The texts for this lib's error codes on pages. */
export const errors = { en: en.errors, zh: zh.errors };
