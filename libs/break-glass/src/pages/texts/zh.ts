import type { Texts } from './en.js';

const page: Texts['page'] = {
  title: '应急访问',
  text: (tenant) => `运维人员为${tenant}的管理员提供了此链接。它可登录一次，会话最长半小时。`,
  account: '账号',
  validUntil: '有效期至',
  warning: '仅当您曾申请此链接时才使用。使用情况会被记录，并通知所有管理员。',
  submit: '登录',
};

const errors: Texts['errors'] = {
  pages: {
    'break_glass.used': {
      title: '此应急链接无效',
      text: '应急链接只能使用一次、有效时间很短，且仅在应急访问开启时有效。',
      todo: '请向系统运维人员索取新的链接。',
    },
    'break_glass.off': {
      title: '应急访问已关闭',
      text: '该链接未被使用，本次登录未完成。',
      todo: '请联系系统运维人员。',
    },
    'break_glass.not_administrator': {
      title: '此应急链接已不再有效',
      text: '应急访问仅供所有者和管理员使用，而此账号已不再是其中之一。本次登录未完成。',
      todo: '请联系系统运维人员。',
    },
  },
};

const way: Texts['way'] = '应急访问';

export const zh: Texts = { page, errors, way };
