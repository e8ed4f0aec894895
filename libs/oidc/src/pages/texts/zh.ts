import type { Texts } from './en.js';

const device: Texts['device'] = {
  title: '连接设备',
  text: '请输入设备上显示的代码。',
  code: '代码',
  goOn: '继续',
  problems: {
    missing: '请输入代码。',
    unknown: '代码不存在，请与设备上显示的代码逐字核对。',
    expired: '代码已过期，请让设备显示新的代码。',
    used: '代码已被使用，请让设备显示新的代码。',
    aborted: '设备未连接。',
  },
  confirmTitle: '这是您的设备吗？',
  confirmText: (application) =>
    `有设备请求以您的身份使用${application}。请仅在您正使用该设备且其显示的代码与此处一致时确认。`,
  confirm: '确认',
  cancel: '取消',
  doneTitle: '设备已连接',
  doneText: (application) => `您可以在设备上继续使用${application}，并关闭此页面。`,
};

const logoff: Texts['logoff'] = {
  title: '要退出登录吗？',
  text: '有应用请求为您退出登录。您在此处的会话将结束，所有应用中的会话也将一并结束。',
  submit: '退出登录',
  stay: '保持登录',
};

const goOn: Texts['goOn'] = { title: '请稍候', text: '正在为您跳转。', link: '继续' };

const consent: Texts['consent'] = {
  title: (application) => `允许${application}使用您的账号？`,
  text: (application) => `${application}将获知：`,
  scopes: {
    openid: '每次登录时确认是您本人',
    profile: '您的姓名和用户名',
    email: '您的邮箱地址',
    phone: '您的手机号码',
    roles: '您在本组织中的角色',
    groups: '您所在的用户组和部门',
    fields: '您在门户首页看到的个人资料',
    offline_access: '在您退出登录后仍可获知上述信息，直到您撤回授权',
  },
  other: (scope) => `权限“${scope}”`,
  allow: '允许',
  deny: '不允许',
  hint: '您可以随时在门户首页撤回授权。',
};

const refused: Texts['refused'] = {
  title: '应用的请求被拒绝',
  text: '请返回应用重试；如果问题再次出现，请告知应用的负责人。',
  cause: '原因',
  home: '前往门户首页',
};

const test: Texts['test'] = {
  goodTitle: (application) => `${application}登录正常`,
  goodText: '以下是应用将获知的您的信息。门户已代替应用兑换授权码，这些令牌已失效。',
  badTitle: (application) => `${application}的登录被拒绝`,
  badText: '应用只会获知原因，不会获知其他信息。',
  cause: '原因',
  idToken: 'ID 令牌',
  header: 'ID 令牌的头部',
  userInfo: '用户信息',
  answer: '令牌端点的响应（不含令牌）',
};

const allowed: Texts['allowed'] = {
  title: '您已授权的应用',
  text: '您登录这些应用时，它们会获知您的身份。',
  empty: '您尚未授权任何应用。',
  since: '授权时间：',
  withdraw: '撤回',
  withdrawName: (application) => `撤回对${application}的授权`,
};

const notices: Texts['notices'] = { home: { 'consent.withdrawn': '已撤回对该应用的授权。' } };

const errors: Texts['errors'] = {
  pages: {
    'interaction.unknown': {
      title: '此次登录已结束',
      text: '登录已超时、已完成，或是在其他浏览器中开始的。',
      todo: '请返回应用重新开始。',
    },
    'interaction.other_question': {
      title: '此页面已过期',
      text: '应用的请求已发生变化。',
      todo: '请返回应用重新开始。',
    },
    'test_logon.unknown': {
      title: '此次测试已结束',
      text: '测试已超时、结果已显示过，或是在其他会话中开始的。',
      todo: '请返回控制台重新测试。',
    },
    'consent.unknown': {
      title: '您未授权此应用',
      text: '授权可能已被撤回。',
      todo: '请前往门户首页查看已授权的应用。',
    },
  },
};

export const zh: Texts = { device, logoff, goOn, consent, refused, test, allowed, notices, errors };
