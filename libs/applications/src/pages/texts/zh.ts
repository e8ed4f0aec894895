import type { Texts } from './en.js';

export const zh: Texts = {
  title: '我的应用',
  text: '点击即可打开，无需再次登录。',
  open: '打开',
  openName: (application) => `打开 ${application}`,
};
