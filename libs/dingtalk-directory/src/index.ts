export { DingTalkDirectoryHttpModule } from './dingtalk-directory-http.module.js';
export { DingTalkDirectoryModule } from './dingtalk-directory.module.js';
