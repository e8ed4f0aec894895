import type { Messages } from '../en.js';
import { authorityPages } from './authority-errors.js';
import { refusedForms } from './refused-forms.js';

const contact = '请联系管理员。';
const scanAgain = '请回到浏览器，扫描新的二维码。';
const startAgain = '请重新开始，或使用其他登录方式。';
const otherMethod = '请使用其他登录方式，或几分钟后重试。';

const inline: Messages['errors']['inline'] = {
  'credentials.wrong': '用户名或密码错误。',
  'credentials.blocked': '错误次数过多，此登录已暂停。',
  'credentials.outgrown': '此密码是在您的角色提升之前设置的，对新角色无效。请联系提升您角色的人员。',
  'network.blocked': '来自您网络的错误尝试过多，请稍候。',
  'code.wrong': '验证码错误，请检查。',
  'code.expired': '验证码已过期，请重新获取。',
  'code.too_many': '验证码请求过多，请稍候。',
  'attachment.too_many': '绑定尝试次数过多，请稍候。',
  'account.not_active': '此账户无法登录，请联系管理员。',
  'account.other': '这是另一个账户。请使用当前已登录的账户验证。',
  'binding.last_method': '这是您最后一种登录方式，无法移除。',
  'method.cannot_prove': '此方式不能用于证明账户归属，请选择其他方式。',
  'dingtalk.unavailable': '钉钉暂时没有响应，请使用其他方式。',
  'account.without_method': '此账户在此处没有可用的验证方式，请联系管理员。',
  'rate.limited': '请求过多，请稍候。',
  'request.too_many': '请求过多，请稍候。',
  'form.expired': '表单打开时间过长，请再次提交。',
  'form.incomplete': '请填写所有字段。',
};

const notEnabled = { title: '此登录方式未启用', text: '您的组织未启用此登录方式。', todo: contact };

const pages: Messages['errors']['pages'] = {
  ...authorityPages,
  'method.disabled': notEnabled,
  'method.unknown': notEnabled,
  'method.not_available': notEnabled,
  'dingtalk.connection.disabled': notEnabled,
  'dingtalk.connection.unknown': notEnabled,
  ...refusedForms,
  'logon.nothing_waits': {
    title: '此处没有等待中的登录',
    text: '登录已超时、已完成，或是在其他浏览器中开始的。',
    todo: '请重新开始。',
  },
  'ticket.expired': {
    title: '二维码已过期',
    text: '二维码仅在短时间内有效。没有任何人登录。',
    todo: scanAgain,
  },
  'ticket.unknown': {
    title: '二维码无效',
    text: '该二维码不存在或已被使用。没有任何人登录。',
    todo: scanAgain,
  },
  'ticket.used': {
    title: '此二维码已被他人使用',
    text: '为安全起见已将其取消。没有任何人登录。',
    todo: scanAgain,
  },
  'ticket.finished': { title: '本次登录已结束', text: '该二维码已被使用、拒绝或取消。', todo: scanAgain },
  'ticket.number_wrong': {
    title: '数字不正确',
    text: '所选数字与浏览器显示的不一致，登录已被拒绝。',
    todo: scanAgain,
  },
  'ticket.wrong_container': {
    title: '请重新扫码',
    text: '您返回时所在的应用与开始时不同，因此无法在此继续。',
    todo: '请再次使用钉钉扫码，并停留在钉钉中。',
  },
  'ticket.limit': { title: '二维码请求过多', text: '短时间内从此处生成了过多二维码。', todo: '请稍候再试。' },
  'dingtalk.not_member': {
    title: '您不是该组织的成员',
    text: '您的钉钉身份不是已连接组织的成员。没有任何人登录。',
    todo: '请在钉钉中切换到正确的账号，或联系管理员。',
  },
  'dingtalk.slow': {
    title: '钉钉响应过慢',
    text: '我们未能及时得到答复。没有任何人登录。',
    todo: otherMethod,
  },
  'dingtalk.unavailable': {
    title: '钉钉没有响应',
    text: '这不是您的问题。没有任何人登录。',
    todo: otherMethod,
  },
  'dingtalk.refused': {
    title: '钉钉拒绝了请求',
    text: '您组织的钉钉连接需要检查，管理员可以看到原因。没有任何人登录。',
    todo: otherMethod,
  },
  'dingtalk.declined': {
    title: '钉钉未获准告知您的身份',
    text: '钉钉页面被关闭或拒绝。没有任何人登录。',
    todo: startAgain,
  },
  'dingtalk.callback.malformed': {
    title: '钉钉的答复不完整',
    text: '我们无法读取您的身份。没有任何人登录。',
    todo: startAgain,
  },
  'attachment.expired': {
    title: '绑定已超时',
    text: '没有关联任何账户，也没有任何人登录。',
    todo: '请使用新二维码重新开始。',
  },
  'attachment.not_started': {
    title: '此处没有可绑定的内容',
    text: '此步骤未在该浏览器中开始，或已经完成。',
    todo: '请使用新二维码重新开始。',
  },
  'binding.identity_taken': {
    title: '此钉钉身份属于另一个账户',
    text: '它已关联到其他人。未作任何更改。',
    todo: contact,
  },
  'binding.account_taken': {
    title: '此账户已关联另一个钉钉身份',
    text: '一个账户只能关联一个钉钉身份。未作任何更改。',
    todo: '请先在门户中解除另一个身份的关联，或联系管理员。',
  },
  'binding.last_method': {
    title: '这是您最后一种登录方式',
    text: '如果移除，您将无法再登录。未作任何更改。',
    todo: '请先设置密码或添加其他方式，或联系管理员。',
  },
  'binding.unknown': {
    title: '该关联已不存在',
    text: '此身份已不再关联到您的账户。本次未作任何更改。',
    todo: '请重新加载门户以查看已关联的身份。',
  },
  'attach_link.used': {
    title: '此链接已失效',
    text: '一次性绑定链接只能在限定时间内使用一次。',
    todo: '请向管理员索取新链接。',
  },
  'break_glass.used': {
    title: '此紧急链接无效',
    text: '紧急链接只能使用一次、有效时间很短，且仅在紧急访问开启时有效。',
    todo: '请向系统运维人员索取新的链接。',
  },
  'break_glass.off': {
    title: '紧急访问已关闭',
    text: '该链接未被使用，无人登录。',
    todo: '请联系系统运维人员。',
  },
  'console.not_for_members': {
    title: '控制台仅供管理员使用',
    text: '您的账户在此没有管理角色。您的会话和已关联的身份可在门户中查看。',
    todo: '如需使用控制台，请向管理员申请角色。',
  },
  'account.not_active': { title: '此账户无法登录', text: '该账户已被停用或已终止。', todo: contact },
  'tenant.unknown': {
    title: '此处没有组织',
    text: '该地址不存在任何组织。',
    todo: '请检查地址，或向管理员索取正确地址。',
  },
  'tenant.suspended': { title: '此门户已关闭', text: '该组织的门户目前已停用。', todo: contact },
  'session.required': { title: '请先登录', text: '此页面仅供已登录的用户使用。', todo: '请登录后重试。' },
};

const status: Messages['errors']['status'] = {
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
  429: { title: '请放慢速度', text: '短时间内请求过多。', todo: '请稍候再试。' },
  500: { title: '出现问题', text: '这是我们的故障，已作记录。', todo: '请几分钟后重试。' },
  503: { title: '暂时不可用', text: '服务繁忙或正在维护。', todo: '请几分钟后重试。' },
};

export const errors: Messages['errors'] = {
  inline,
  pages,
  status,
  retryIn: (time) => `${time}后可以重试。`,
  minutes: (n) => `${String(n)} 分钟`,
  seconds: (n) => `${String(n)} 秒`,
  reference: '参考编号',
  generic: '操作未成功，请重试。',
};
