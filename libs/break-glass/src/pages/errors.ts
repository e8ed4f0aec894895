import type { ErrorContribution } from '#pages';
import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

/** Texts for emergency links that can no longer be used. */
export const errors: ErrorContribution = { en: en.errors, zh: zh.errors };
