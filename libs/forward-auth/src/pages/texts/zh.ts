import type { Texts } from './en.js';

const errors: Texts['errors'] = {
  inline: {
    'forward_auth.host_unknown': '该地址没有登记任何应用。',
    'forward_auth.https_needed': '代理后面的应用必须通过 HTTPS 访问。',
  },
  pages: {
    'forward_auth.host_unknown': {
      title: '该地址没有登记任何应用',
      text: '您访问的地址不属于此组织的任何应用。',
      todo: '请联系管理员。',
    },
    'forward_auth.https_needed': {
      title: '该地址不安全',
      text: '您来自一个 http:// 地址，网络途中的其他人可能看到内容，并以您的身份使用该应用。',
      todo: '请改用 https:// 打开。如果无法打开，请联系管理员为该应用启用 HTTPS。',
    },
  },
};

export const zh: Texts = { errors };
