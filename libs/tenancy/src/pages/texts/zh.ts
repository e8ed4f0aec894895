import type { Texts } from './en.js';

const errors: Texts['errors'] = {
  pages: {
    'tenant.unknown': {
      title: '此处没有组织',
      text: '该地址不存在任何组织。',
      todo: '请检查地址，或向管理员索取正确地址。',
    },
    'tenant.suspended': {
      title: '此门户已关闭',
      text: '该组织的门户目前已停用。',
      todo: '请联系管理员。',
    },
  },
};

export const zh: Texts = { errors };
