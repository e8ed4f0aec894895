import { errorScene, type Scenes } from '../../pages/preview/scenes.js';
import { errors } from '../src/pages/errors.js';

export { errors };

/** As the phone shows what passes. */
const ON_PHONE = {
  action: { href: '/q/abc', label: 'Try again' },
  isBesideBrowser: true,
  reference: '019a3c1e-7a40',
};

export const scenes: Scenes = {
  'phone-not-member': errorScene(403, 'dingtalk.not_member', ON_PHONE),
  'phone-dingtalk-down': errorScene(503, 'dingtalk.unavailable', ON_PHONE),
  'phone-dingtalk-refused': errorScene(503, 'dingtalk.refused', ON_PHONE),
};
