import type { Texts } from './en.js';

const errors: Texts['errors'] = {
  inline: {
    'forward_auth.host_unknown': '该地址没有登记任何应用。',
  },
  pages: {
    'forward_auth.host_unknown': {
      title: '该地址没有登记任何应用',
      text: '您访问的地址不属于此组织的任何应用。',
      todo: '请联系管理员。',
    },
  },
};

export const zh: Texts = { errors };
