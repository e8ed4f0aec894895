import { commonTexts, type TenantContext } from '#pages';
import { errorScene, type Scenes } from '../../pages/preview/scenes.js';
import { errors } from '../src/pages/errors.js';

export { errors };

/** Props that error pages on the phone have besides the error. */
const onPhone = ({ locale }: TenantContext): object => ({
  action: { href: '/q/abc', label: commonTexts(locale).common.tryAgain },
  isBesideBrowser: true,
  reference: '019a3c1e-7a40',
});

export const scenes: Scenes = {
  'phone-not-member': errorScene(403, 'dingtalk.not_member', onPhone),
  'phone-dingtalk-down': errorScene(503, 'dingtalk.unavailable', onPhone),
  'phone-dingtalk-refused': errorScene(503, 'dingtalk.refused', onPhone),
};
