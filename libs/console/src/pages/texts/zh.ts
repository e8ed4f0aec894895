import type { Texts } from './en.js';

const errors: Texts['errors'] = {
  pages: {
    'console.not_for_members': {
      title: '控制台仅供管理员使用',
      text: '您的账号在此没有管理角色。您的会话和已绑定的身份可在门户中查看。',
      todo: '如需使用控制台，请向管理员申请角色。',
    },
  },
};

export const zh: Texts = { errors };
