import type { Texts } from './en.js';

const errors: Texts['errors'] = {
  inline: { 'account.not_active': '此账号无法登录，请联系管理员。' },
  pages: {
    'account.not_active': {
      title: '此账号无法登录',
      text: '该账号已被停用或已终止。',
      todo: '请联系管理员。',
    },
  },
};

export const zh: Texts = { errors };
