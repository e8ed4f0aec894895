import type { Scenes } from '../../pages/preview/scenes.js';
import { ownPasswordPage } from '../src/pages/own-password-page.js';

export { emailCodePanel } from '../src/pages/email-code-panel.js';
export { errors } from '../src/pages/errors.js';
export { passwordPanel } from '../src/pages/password-panel.js';
export { PasswordPanel } from '../src/pages/password-section.js';

export const scenes: Scenes = {
  'own-password': (context) => ownPasswordPage({ context, username: 'alice', isFirst: false }),
  'own-password-first': (context) => ownPasswordPage({ context, username: 'alice', isFirst: true }),
  'own-password-refused': (context) =>
    ownPasswordPage({
      context,
      username: 'alice',
      isFirst: false,
      error: { code: 'password.too_common' },
    }),
};
