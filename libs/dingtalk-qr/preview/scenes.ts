import { errorScene, type Scenes } from '../../pages/preview/scenes.js';
import { errors } from '../src/pages/errors.js';

export { errors };

export const scenes: Scenes = {
  'phone-not-member': errorScene(403, 'dingtalk.not_member', { action: null }),
  'phone-dingtalk-down': errorScene(503, 'dingtalk.unavailable'),
  'phone-dingtalk-refused': errorScene(503, 'dingtalk.refused'),
};
