import type { Texts } from '../en.js';

export const logon: Texts['logon'] = {
  title: (tenant) => `登录${tenant}`,
  noMethod: {
    title: '没有可用的登录方式',
    text: '您的组织目前没有在此提供任何登录方式，请联系管理员。',
  },
  leadsTo: (application) => `登录后将进入${application}。`,
  elsewhere: (name) => `您已在此浏览器中登录${name}。在此登录将结束该会话。`,
  toElsewhere: (name) => `返回${name}`,
  already: {
    title: '您已登录',
    as: (name) => `您已在此浏览器中以${name}的身份登录。`,
    goOn: '继续',
    other: '以其他身份登录',
    otherHint: '这会结束当前会话。',
  },
  fresh: {
    title: '请确认是您本人',
    text: (account) => `为保护您的账号，请以${account}的身份再次验证。`,
  },
  loggedOff: {
    title: '您已退出登录',
    text: (tenant) => `您在此设备上与${tenant}的会话已结束。`,
    hint: '如果使用的是公用电脑，请同时关闭浏览器窗口。',
    again: '重新登录',
  },
};
