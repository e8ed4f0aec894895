import type { Texts } from './en.js';

const notEnabled = { title: '此登录方式未启用', text: '您的组织未启用此登录方式。', todo: '请联系管理员。' };

const errors: Texts['errors'] = {
  pages: {
    'method.disabled': notEnabled,
    'method.unknown': notEnabled,
    'method.not_available': notEnabled,
  },
};

export const zh: Texts = { errors };
