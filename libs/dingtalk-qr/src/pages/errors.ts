import type { ErrorContribution } from '#pages';
import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

/** Texts for the reasons why DingTalk does not identify a person. */
export const errors: ErrorContribution = {
  en: en.errors,
  zh: zh.errors,
  icons: { 'dingtalk.not_member': 'people' },
  again: [
    'dingtalk.not_member',
    'dingtalk.slow',
    'dingtalk.unavailable',
    'dingtalk.refused',
    'dingtalk.declined',
    'dingtalk.code_unusable',
  ],
};
