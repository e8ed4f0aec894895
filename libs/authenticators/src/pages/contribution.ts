import { contributeToPages } from '#pages';
import { emailCodePanel } from './email-code-panel.js';
import { errors } from './errors.js';
import { passwordPanel } from './password-panel.js';
import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

/** The forms of the built-in logon methods, and the texts for their refusals. */
export const authenticatorsPages = contributeToPages({
  panels: [passwordPanel, emailCodePanel],
  errors,
  notices: { en: en.notices, zh: zh.notices },
});
