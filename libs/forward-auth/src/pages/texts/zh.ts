import type { Texts } from './en.js';

const goOn: Texts['goOn'] = {
  title: '您已登录',
  text: '应用即将打开。',
  link: '继续',
};

const errors: Texts['errors'] = {
  inline: {
    'forward_auth.host_unknown': '该地址没有登记任何应用。',
  },
  pages: {
    'forward_auth.host_unknown': {
      title: '该地址没有登记任何应用',
      text: '您来自的地址不属于此组织的任何应用。',
      todo: '请联系管理员。',
    },
  },
};

export const zh: Texts = { goOn, errors };
