export { emailCodePanel } from '../src/pages/email-code-panel.js';
export { errors } from '../src/pages/errors.js';
export { passwordPanel } from '../src/pages/password-panel.js';
export { PasswordPanel } from '../src/pages/password-section.js';
