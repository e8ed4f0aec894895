import type { ErrorContribution } from '#pages';
import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

/** The words for methods that are off. */
export const errors: ErrorContribution = {
  en: en.errors,
  zh: zh.errors,
  icons: { 'method.disabled': 'off', 'method.unknown': 'off', 'method.not_available': 'off' },
};
