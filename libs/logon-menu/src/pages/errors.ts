import type { ErrorContribution } from '#pages';
import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

/** Texts for disabled methods. */
export const errors: ErrorContribution = {
  en: en.errors,
  zh: zh.errors,
  icons: { 'method.disabled': 'off', 'method.unknown': 'off', 'method.not_available': 'off' },
};
