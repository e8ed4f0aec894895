import type { Texts } from './en.js';
import { entrance } from './zh/entrance.js';
import { home } from './zh/home.js';
import { logon } from './zh/logon.js';

const errors: Texts['errors'] = {
  inline: {
    'account.other': '这是另一个账号。请使用当前已登录的账号验证。',
    'account.without_method': '此账号在此处没有可用的验证方式，请联系管理员。',
  },
  pages: {
    'account.without_method': {
      title: '没有可用于验证的方式',
      text: '您的账号没有能证明是您本人的登录方式。未作任何更改。',
      todo: '请联系管理员。',
    },
  },
};

export const zh: Texts = { entrance, logon, home, errors };
