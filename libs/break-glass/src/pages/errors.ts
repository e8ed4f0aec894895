import type { ErrorContribution } from '#pages';
import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

/** The words for emergency links that are not good any more. */
export const errors: ErrorContribution = { en: en.errors, zh: zh.errors };
