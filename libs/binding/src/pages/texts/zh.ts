import type { Texts } from './en.js';
import { errors, taken } from './zh-errors.js';

const attach: Texts['attach'] = {
  title: (provider) => `此${provider}身份尚未绑定账号`,
  identity: (provider) => `${provider}身份`,
  of: (organisation) => `所属组织：${organisation}`,
  explain: (tenant) => `请将其绑定到您在${tenant}的已有账号。只需证明一次该账号属于您，之后扫码即可登录。`,
  action: '绑定已有 IDaaS 账号',
  notMe: '不是我本人：取消',
  verify: {
    title: '请证明该账号属于您',
    banner: (provider, name, organisation) =>
      `${provider}身份${name}（${organisation}）将能够以您接下来验证的账号登录。`,
  },
  byLink: (provider) => `一次性链接已证明该账号属于您。绑定后，该${provider}身份即可登录此账号。`,
  result: {
    title: '已绑定',
    text: (provider) => `从现在起，使用${provider}扫码即可登录。`,
    account: '账号',
    undo: '撤销',
    undoHint: '撤销会解绑并结束此会话。',
    goOn: '继续',
  },
  undone: { title: '已解绑', text: (provider) => `此${provider}身份未绑定任何账号。` },
  noMethod: {
    title: '没有其他可用的登录方式',
    text: '绑定账号需要证明该账号属于您，而此处没有可用的验证方式。',
    todo: '请联系管理员，索取一次性绑定链接。',
  },
  turnedAway: {
    title: '您尚未绑定账号',
    text: (tenant) => `只有管理员已将您绑定到账号，扫码才能登录${tenant}。本次登录未完成。`,
    todo: (tenant) => `请联系${tenant}的管理员为您绑定，或使用其他方式登录。`,
  },
  link: {
    title: (provider) => `将${provider}绑定到您的账号`,
    text: (tenant, provider) =>
      `${tenant}的管理员向您提供了此一次性链接。继续后，请使用${provider}扫码以绑定您的身份。`,
    account: '账号',
    validUntil: '有效期至',
    submit: '继续',
    warning: '仅当您曾向管理员索取此链接时才继续。',
  },
};

const identities: Texts['identities'] = {
  link: (provider) => `绑定${provider}`,
  title: '已绑定的身份',
  text: '以下身份可以以您的名义登录。',
  empty: (provider) => `尚未绑定任何身份。绑定${provider}后，扫码即可登录。`,
  linked: (how) => ['绑定于', `（方式：${how}）`],
  used: '最近使用：',
  never: '从未使用',
  unlink: '解绑',
  unlinkName: (name) => `解绑：${name}`,
  origin: {
    import: '通讯录导入',
    attach: '由您在登录时操作',
    self_service: '由您在门户首页操作',
    admin: '由管理员操作',
    auto_match: '按您的邮箱自动匹配',
    provision: '随账号创建',
  },
};

const unlink: Texts['unlink'] = {
  title: '解绑此身份？',
  text: (name, organisation) =>
    `${name}（${organisation}）将无法再以您的名义登录，由其开启的会话会立即结束。`,
  submit: '解绑',
};

const notices: Texts['notices'] = {
  logon: {
    'identity.link': '请扫码并确认，然后再次验证您的账号，即可完成绑定。',
    'qr.cancelled': '扫码登录已取消。您可以重新开始，或选择其他方式。',
  },
  home: { unlinked: '该身份已解绑。' },
};

const way: Texts['way'] = '一次性绑定链接';

const matchWay: Texts['matchWay'] = '组织邮箱';

export const zh: Texts = { attach, identities, unlink, notices, way, matchWay, errors, taken };
