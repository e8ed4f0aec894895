import type { Texts } from './en.js';

export const zh: Texts = {
  title: '我的应用',
  text: '点击即可打开，无需再次登录。',
  open: '打开',
  openName: (application) => `打开 ${application}`,
  noAccess: {
    title: (application) => `您无权使用 ${application}`,
    text: (account) => `您当前以 ${account} 的身份登录，该账号不能使用此应用。`,
    ask: (owner) => `如需使用，请联系 ${owner}。`,
    askAdministrator: '如需使用，请联系管理员。',
    home: '前往首页',
    other: '以其他身份登录',
  },
  loggedOff: {
    title: '您已退出登录',
    text: '您在此处的会话以及用它登录的应用会话均已结束。',
    again: '重新登录',
  },
};
