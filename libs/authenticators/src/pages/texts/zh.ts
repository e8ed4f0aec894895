import type { Texts } from './en.js';

const password: Texts['password'] = {
  submit: '登录',
  username: '用户名',
  password: '密码',
  forgotten: '忘记密码？',
};

const own: Texts['own'] = {
  title: '密码',
  since: '设置时间：',
  none: '您尚未设置密码。',
  change: '修改密码',
  changeText: '您在此处保持登录，在其他地方将退出登录。',
  set: '设置密码',
  setText: '设置后，您也可以使用密码登录。',
  label: '新密码',
  hint: '至少 8 个字符。几个互不相关的词好记且难猜。',
  submit: '保存',
};

const notices: Texts['notices'] = {
  home: { 'password.changed': '密码已保存，其他会话已结束。' },
  logon: { 'password.forgotten': '请使用邮箱验证码登录，然后即可设置新密码。' },
};

const code: Texts['code'] = {
  intro: '我们会向您账号的邮箱发送一个 6 位验证码。',
  identifier: '用户名或邮箱',
  send: '发送验证码',
  sent: (target) => `如果存在与${target}对应的账号，验证码正在发往其邮箱，可能需要一分钟。`,
  label: '6 位验证码',
  submit: '登录',
  resend: '重新发送验证码',
  other: '换一个地址',
};

const errors: Texts['errors'] = {
  inline: {
    'password.too_short': '密码至少 8 个字符。',
    'password.too_long': '密码最多 128 个字符。',
    'password.too_common': '此密码太容易被猜到，请换一个。',
    'password.is_name': '密码不能是您的用户名或邮箱，请换一个。',
    'credentials.wrong': '用户名或密码错误。',
    'credentials.blocked': '错误次数过多，此登录已暂停。',
    'credentials.outgrown': '此密码是在您的角色提升之前设置的，对新角色无效。请联系提升您角色的人员。',
    'network.blocked': '来自您网络的错误尝试过多，请稍候。',
    'code.wrong': '验证码错误，请检查。',
    'code.expired': '验证码已过期，请重新获取。',
    'code.too_many': '验证码请求过多，请稍候。',
  },
  pages: {
    'credentials.outgrown': {
      title: '此登录方式已不再有效',
      text: '您的角色已提升，而当初为您提供此登录方式的人员无权为新角色担保。本次登录未完成。',
      todo: '请使用其他方式登录，或请提升您角色的人员为此方式担保。',
    },
  },
};

export const zh: Texts = { password, own, notices, code, errors };
