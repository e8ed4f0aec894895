import type { Texts } from './en.js';

export const zh: Texts = {
  title: '我的应用',
  text: '点击即可打开，无需再次登录。',
  search: '搜索应用',
  recent: '最近使用',
  others: '其他应用',
  none: '目前没有您可以使用的应用。如果缺少某个应用，请联系管理员。',
  noMatch: '没有此名称的应用。如有需要，请联系管理员。',
  goOn: {
    title: '您已登录',
    text: '应用即将打开。',
    link: '继续',
  },
  noAccess: {
    title: (application) => `您无权使用${application}`,
    text: (account) => `您当前以${account}的身份登录，该账号不能使用此应用。`,
    ask: (owner) => `如需使用，请联系${owner}。`,
    askAdministrator: '如需使用，请联系管理员。',
    home: '前往门户首页',
    other: '以其他身份登录',
  },
  loggedOff: {
    title: '您已退出登录',
    text: '您在此处的会话以及用它登录的应用会话均已结束。',
    again: '重新登录',
  },
  errors: {
    pages: {
      'application.unknown': {
        title: '此应用不存在',
        text: '应用已被删除或停用，或者地址有误。',
        todo: '请在门户首页查看您的应用，或联系管理员。',
      },
      'application.no_start': {
        title: '无法从此处打开此应用',
        text: '该应用没有起始地址。',
        todo: '请使用应用自己的地址打开，登录时会自动回到这里。',
      },
    },
  },
};
