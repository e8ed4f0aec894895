import type { Texts } from './en.js';

const contact = '请联系管理员。';

const common: Texts['common'] = {
  skip: '跳到正文',
  language: '语言',
  confirm: '确认',
  decline: '拒绝',
  cancel: '取消',
  tryAgain: '重试',
  copy: '复制',
  copied: '已复制',
  showPassword: '显示输入内容',
  toLogon: '前往登录页',
  toHome: '前往门户首页',
  toStart: '查找您的组织',
  rightAddress: '打开正确的地址',
  logOff: '退出登录',
  justNow: '刚刚',
  unknown: '未知',
};

const methods: Texts['methods'] = { others: '其他登录方式', all: '登录方式' };

const devices: Texts['devices'] = {
  on: (browser, os) => `${os}上的${browser}`,
  unknownBrowser: '未知浏览器',
  unknownSystem: '未知系统',
  machine: '本机',
  private: '局域网',
  internet: '互联网',
};

const status: Texts['errors']['status'] = {
  400: {
    title: '无法理解该请求',
    text: '请求不完整或已过时。未作任何更改。',
    todo: '请返回并重新加载页面后重试。',
  },
  401: { title: '请先登录', text: '此页面仅供已登录的用户使用。', todo: '请登录后重试。' },
  403: { title: '您无权执行此操作', text: '您缺少所需权限。未作任何更改。', todo: contact },
  404: { title: '页面不存在', text: '该页面不存在或已移动。', todo: '请检查地址，或从门户首页开始。' },
  409: {
    title: '操作存在冲突',
    text: '在此期间已有其他更改。本次未作任何更改。',
    todo: '请重新加载页面查看。',
  },
  410: { title: '已过期', text: '该链接或步骤已失效。未作任何更改。', todo: '请重新开始。' },
  429: { title: '请求过于频繁', text: '短时间内请求过多。', todo: '请稍后再试。' },
  500: { title: '出现问题', text: '这是我们的故障，已作记录。', todo: '请几分钟后重试。' },
  503: { title: '暂时不可用', text: '服务繁忙或正在维护。', todo: '请几分钟后重试。' },
};

const pages: Texts['errors']['pages'] = {
  'csrf.refused': {
    title: '页面已过期',
    text: '页面打开时间过长，为安全起见，表单未被接受。未作任何更改。',
    todo: '请返回并重新加载页面，然后再次提交。',
  },
  'csrf.address': {
    title: '这不是门户本身的地址',
    text: '为安全起见，表单只在唯一的地址上被接受。未作任何更改。',
    todo: '请打开正确的地址并在那里重试。如果是书签或链接带您来到此处，请更新它。',
  },
  'csrf.cookies': {
    title: '您的浏览器阻止了 Cookie',
    text: '没有 Cookie，我们无法识别您的浏览器。未作任何更改。',
    todo: '请允许本站点使用 Cookie；如果无痕窗口阻止了 Cookie，请退出该窗口，然后重试。',
  },
  'csrf.logged_on': {
    title: '您已登录',
    text: '打开此页面之后，您已在其他标签页或窗口登录。未作任何更改。',
    todo: '请在门户中继续。如果您当时在其他页面，请重新加载该页面。',
  },
  'session.required': { title: '请先登录', text: '此页面仅供已登录的用户使用。', todo: '请登录后重试。' },
};

const inline: Texts['errors']['inline'] = { 'rate.limited': '请求过多，请稍候。' };

const errors: Texts['errors'] = {
  pages,
  inline,
  status,
  retryIn: (time) => `${time}后可以重试。`,
  retryNow: '现在可以重试。',
  minutes: (n) => `${String(n)} 分钟`,
  seconds: (n) => `${String(n)} 秒`,
  reference: '参考编号',
  besideBrowser: '您也可以回到显示二维码的浏览器，选择其他登录方式继续。',
  generic: '操作未成功，请重试。',
};

export const zh: Texts = { common, methods, devices, errors };
