export { SwitchQrLogon } from './application/switch-qr-logon.js';
export { DingTalkQrHttpModule, DingTalkQrModule } from './dingtalk-qr.module.js';
export { METHOD_KEY } from './method-key.js';
