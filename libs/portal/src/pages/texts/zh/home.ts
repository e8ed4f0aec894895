import type { Texts } from '../en.js';

export const home: Texts['home'] = {
  title: (name) => `您好，${name}`,
  account: '我的账号',
  console: '管理控制台',
};
