import type { Texts } from '../en.js';

const contact = '请联系管理员。';
const scanAgain = '请回到浏览器，扫描新的二维码。';
const startAgain = '请重新开始，或使用其他登录方式。';
const otherMethod = '请使用其他登录方式，或几分钟后重试。';

const notEnabled = { title: '此登录方式未启用', text: '您的组织未启用此登录方式。', todo: contact };

export const ticketErrors: Texts['ticketErrors'] = {
  inline: {
    'dingtalk.unavailable': '钉钉暂时没有响应，请使用其他方式。',
  },
  pages: {
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
    'ticket.limit': {
      title: '二维码请求过多',
      text: '短时间内从此处生成了过多二维码。',
      todo: '请稍候再试。',
    },
    'dingtalk.connection.disabled': notEnabled,
    'dingtalk.connection.unknown': notEnabled,
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
  },
};
