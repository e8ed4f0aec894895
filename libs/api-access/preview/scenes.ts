import { ago } from '../../pages/preview/samples.js';
import type { Scenes } from '../../pages/preview/scenes.js';
import { newTokenPage, tokenOncePage } from '../src/pages/token-pages.js';

const permissions = ['accounts.read', 'groups.read', 'audit.read', 'audit.export'];

export const scenes: Scenes = {
  'token-form': (context) => newTokenPage({ context, permissions }),
  'token-form-refused': (context) => newTokenPage({ context, permissions, entered: { name: 'Payroll' } }),
  'token-once': (context) =>
    tokenOncePage({
      context,
      token: 'oep_3kTz0Jq5rW8xVb1nYc6mLd9sHg2fPa7uEi4oRt0wQxK',
      expiresAt: ago(-60 * 24 * 90),
    }),
};
