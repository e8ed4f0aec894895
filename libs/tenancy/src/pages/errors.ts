import type { ErrorContribution } from '#pages';
import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

/** The words for tenants that are not there or closed. */
export const errors: ErrorContribution = {
  en: en.errors,
  zh: zh.errors,
  icons: { 'tenant.suspended': 'off' },
};
