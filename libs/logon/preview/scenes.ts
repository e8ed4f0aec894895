import type { LogonPanel } from '#pages';
import type { Scenes } from '../../pages/preview/scenes.js';
import type { FactorRequirement } from '../src/domain/logon-requirement.js';
import { nextStepPage } from '../src/pages/next-step-page.js';

export { texts } from '../src/pages/texts/index.js';
export { OpenSessions, type SessionView } from '../src/pages/open-sessions.js';
export { RecentLogons, type RecentLogonView } from '../src/pages/recent-logons.js';

const WAY = { key: 'made-up', label: { en: 'Authenticator app', zh: '身份验证器应用' } };

/** The preview has a requirement but no second factor. */
const REQUIREMENT = {
  label: { en: 'One more proof', zh: '还需要一项验证' },
  ways: [WAY, { key: 'recovery', label: { en: 'Recovery code', zh: '恢复码' } }],
} as unknown as FactorRequirement;

/** @param panel panel of the method that meets the requirement */
export const nextScenes = (panel: LogonPanel): Scenes => ({
  'logon-next': (context) =>
    nextStepPage({
      context,
      requirement: REQUIREMENT,
      panel: { ...panel, key: WAY.key },
      state: { view: { step: 'code', sentTo: 'alice@demo.test' } },
    }),
});
