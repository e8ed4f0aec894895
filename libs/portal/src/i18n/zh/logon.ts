import type { Messages } from '../en.js';

export const logon: Messages['logon'] = {
  title: (tenant) => `登录 ${tenant}`,
  others: '其他登录方式',
  methods: '登录方式',
  submit: '登录',
  username: '用户名',
  password: '密码',
  method: { password: '密码登录', emailCode: '邮箱验证码登录', dingtalkQr: '钉钉扫码登录' },
  code: {
    intro: '我们会向您账户的邮箱发送一个 6 位验证码。',
    identifier: '用户名或邮箱',
    send: '发送验证码',
    sent: (target) => `如果存在与 ${target} 对应的账户，验证码正在发往其邮箱，可能需要一分钟。`,
    label: '6 位验证码',
    submit: '登录',
    resend: '重新发送验证码',
    other: '换一个地址',
  },
  noMethod: {
    title: '没有可用的登录方式',
    text: '您的组织目前没有在此提供任何登录方式，请联系管理员。',
  },
  notice: {
    'session.ended': '您的会话已结束，请重新登录。',
    'logged.off': '您已退出登录。',
    'method.disabled': '该登录方式刚刚被停用，请选择其他方式。',
    'qr.cancelled': '扫码登录已取消。您可以重新开始，或选择其他方式。',
  },
  elsewhere: (name) => `您已在此浏览器中登录 ${name}。在此登录将结束该会话。`,
  toElsewhere: (name) => `返回 ${name}`,
  already: {
    title: '您已登录',
    as: (name) => `您已在此浏览器中以 ${name} 的身份登录。`,
    goOn: '继续',
    other: '以其他身份登录',
    otherHint: '这会结束当前会话。',
  },
  fresh: {
    title: '请确认是您本人',
    text: (account) => `为保护您的账户，请以 ${account} 的身份再次验证。`,
    submit: '继续',
  },
  breakGlass: {
    title: '紧急访问',
    text: (tenant) => `运维人员为 ${tenant} 的管理员提供了此链接。它可登录一次，会话最长半小时。`,
    account: '账户',
    validUntil: '有效期至',
    warning: '仅当您曾申请此链接时才使用。使用情况会被记录，并通知所有管理员。',
    submit: '登录',
  },
  loggedOff: {
    title: '您已退出登录',
    text: (tenant) => `您在此设备上与 ${tenant} 的会话已结束。`,
    hint: '如果使用的是公用电脑，请同时关闭浏览器窗口。',
    again: '重新登录',
  },
};
