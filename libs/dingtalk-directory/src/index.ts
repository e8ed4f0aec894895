export { DingTalkDirectoryModule } from './dingtalk-directory.module.js';
