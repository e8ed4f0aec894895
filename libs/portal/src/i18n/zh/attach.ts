import type { Messages } from '../en.js';

export const attach: Messages['attach'] = {
  title: '此钉钉身份尚未关联账户',
  identity: '钉钉身份',
  of: (organisation) => `所属组织：${organisation}`,
  explain: (tenant) => `请将其绑定到您在 ${tenant} 的已有账户。只需证明一次该账户属于您，之后扫码即可登录。`,
  action: '绑定已有 IDaaS 账户',
  notMe: '不是我本人：取消',
  verify: {
    title: '请证明该账户属于您',
    banner: (name, organisation) => `钉钉身份 ${name}（${organisation}）将能够以您接下来验证的账户登录。`,
  },
  byLink: '一次性链接已证明该账号属于您。此后，该钉钉身份即可登录此账号。',
  result: {
    title: '已关联',
    text: '从现在起，使用钉钉扫码即可登录。',
    account: '账户',
    undo: '撤销',
    undoHint: '撤销会解除关联并结束此会话。',
    goOn: '继续',
  },
  undone: { title: '关联已解除', text: '此钉钉身份未关联任何账户。' },
  noMethod: {
    title: '没有其他可用的登录方式',
    text: '绑定账户需要证明该账户属于您，而此处没有可用的验证方式。',
    todo: '请联系管理员，索取一次性绑定链接。',
  },
  link: {
    title: '将钉钉关联到您的账户',
    text: (tenant) => `${tenant} 的管理员向您提供了此一次性链接。继续后，请使用钉钉扫码以关联您的身份。`,
    account: '账户',
    validUntil: '有效期至',
    submit: '继续',
    warning: '仅当您曾向管理员索取此链接时才继续。',
  },
};
