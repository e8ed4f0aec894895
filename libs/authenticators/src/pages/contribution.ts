import { contributeToPages } from '#pages';
import { emailCodePanel } from './email-code-panel.js';
import { errors } from './errors.js';
import { passwordPanel } from './password-panel.js';

/** The forms of the methods that the product brings along, and the words for their refusals. */
export const authenticatorsPages = contributeToPages({
  panels: [passwordPanel, emailCodePanel],
  errors,
});
