import type { Texts } from './en.js';

const contact = '请联系管理员。';

export const errors: Texts['errors'] = {
  inline: {
    'attachment.too_many': '绑定尝试次数过多，请稍候。',
    'binding.last_method': '这是您最后一种登录方式，无法移除。',
  },
  pages: {
    'attachment.expired': {
      title: '绑定已超时',
      text: '未绑定任何账号，本次登录未完成。',
      todo: '请使用新二维码重新开始。',
    },
    'attachment.not_started': {
      title: '此处没有可绑定的内容',
      text: '此步骤未在该浏览器中开始，或已经完成。',
      todo: '请使用新二维码重新开始。',
    },
    'attachment.outdated': {
      title: '情况已发生变化',
      text: '登录期间，您的账号、邮箱或组织的规则发生了变化。未绑定任何账号，本次登录未完成。',
      todo: '请使用新二维码重新开始。',
    },
    'binding.last_method': {
      title: '这是您最后一种登录方式',
      text: '如果移除，您将无法再登录。未作任何更改。',
      todo: '请先设置密码或添加其他方式，或联系管理员。',
    },
    'binding.unknown': {
      title: '该绑定已不存在',
      text: '此身份已不再绑定到您的账号。本次未作任何更改。',
      todo: '请重新加载门户以查看已绑定的身份。',
    },
    'attach_link.used': {
      title: '此链接已失效',
      text: '一次性绑定链接只能在限定时间内使用一次。',
      todo: '请向管理员索取新链接。',
    },
    'attach_link.outgrown': {
      title: '此链接已不再有效',
      text: '自链接创建以来角色发生了变化：创建者现在已无权为此账号创建链接。未作任何更改。',
      todo: '请向管理员或所有者索取新链接。',
    },
  },
};

export const taken: Texts['taken'] = {
  'binding.identity_taken': {
    title: (provider) => `此${provider}身份属于另一个账号`,
    text: '它已绑定到其他人。未作任何更改。',
    todo: contact,
  },
  'binding.account_taken': {
    title: (provider) => `此账号已绑定另一个${provider}身份`,
    text: (provider) => `一个账号只能绑定一个${provider}身份。未作任何更改。`,
    todo: '请先在门户中解绑另一个身份，或联系管理员。',
  },
};
