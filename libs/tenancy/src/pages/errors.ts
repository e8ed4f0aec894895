import type { ErrorContribution } from '#pages';
import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

/** Texts for unknown or closed tenants. */
export const errors: ErrorContribution = {
  en: en.errors,
  zh: zh.errors,
  icons: { 'tenant.suspended': 'off' },
};
