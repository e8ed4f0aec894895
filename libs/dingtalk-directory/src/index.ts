export { DingTalkDirectoryHttpModule, DingTalkDirectoryModule } from './dingtalk-directory.module.js';
