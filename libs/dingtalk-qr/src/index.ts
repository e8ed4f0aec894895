export { SwitchQrLogon } from './application/switch-qr-logon.js';
export { DingTalkQrHttpModule } from './dingtalk-qr-http.module.js';
export { DingTalkQrModule } from './dingtalk-qr.module.js';
export { METHOD_KEY } from './method-key.js';
