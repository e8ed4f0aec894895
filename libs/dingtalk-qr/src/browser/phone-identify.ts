import { identify } from '../../../qr-logon/src/browser/phone/identify.js';
import { logonCode } from './dingtalk/logon-code.js';

identify(async ({ corpId, clientId }) => {
  if (typeof corpId !== 'string' || typeof clientId !== 'string') throw new Error('No DingTalk app is named');
  return logonCode({ corpId, clientId });
});
