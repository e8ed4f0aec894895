import type { ErrorContribution } from '#pages';
import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

/** The words for attachments and links that are refused. */
export const errors: ErrorContribution = {
  en: en.errors,
  zh: zh.errors,
  icons: { 'binding.identity_taken': 'people', 'binding.account_taken': 'people' },
};
