import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

/** What the refusals of this lib are called on pages. */
export const errors = { en: en.errors, zh: zh.errors };
