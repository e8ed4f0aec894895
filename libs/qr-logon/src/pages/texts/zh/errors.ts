import type { Texts } from '../en.js';

const scanAgain = '请回到浏览器，扫描新的二维码。';

export const errors: Texts['errors'] = {
  pages: {
    'ticket.expired': {
      title: '二维码已过期',
      text: '二维码仅在短时间内有效。本次登录未完成。',
      todo: scanAgain,
    },
    'ticket.unknown': {
      title: '二维码无效',
      text: '该二维码不存在或已被使用。本次登录未完成。',
      todo: scanAgain,
    },
    'ticket.used': {
      title: '此二维码已被他人使用',
      text: '为安全起见已将其取消。本次登录未完成。',
      todo: scanAgain,
    },
    'ticket.finished': { title: '本次登录已结束', text: '该二维码已被使用、拒绝或取消。', todo: scanAgain },
    'ticket.number_wrong': {
      title: '数字不正确',
      text: '所选数字与浏览器显示的不一致，登录已被拒绝。',
      todo: scanAgain,
    },
    'ticket.wrong_container': ({ app }) => ({
      title: '请重新扫码',
      text: '您返回时所在的应用与开始时不同，因此无法在此继续。',
      todo: app === undefined ? '请再次扫码，并停留在该应用中。' : `请再次使用${app}扫码，并停留在${app}中。`,
    }),
    'ticket.limit': {
      title: '二维码请求过多',
      text: '短时间内从此处生成了过多二维码。',
      todo: '请稍后再试。',
    },
  },
};
