import type { Texts } from '../en.js';

export const phone: Texts['phone'] = (app) => ({
  identify: {
    title: `正在从${app}读取您的身份`,
    text: '只需片刻。目前尚未确认任何操作。',
    slow: `${app}响应较慢，请稍候。`,
    failed: {
      title: `${app}未告知您的身份`,
      text: `您在${app}中可能不是该组织的成员。如果是，请通过${app}官方页面继续。`,
    },
    oauth: `使用${app}继续`,
    noscript: `JavaScript 未启用，请通过${app}官方页面继续。`,
  },
  otherApp: {
    title: `请使用${app}扫码`,
    text: (tenant) => `此二维码用于登录${tenant}，需要在${app}中使用。`,
    open: `在${app}中打开`,
    oauth: `使用${app}继续`,
    hint: `或者打开${app}，点击“扫一扫”，再次扫描二维码。`,
  },
  confirm: {
    title: '是您本人在登录吗？',
    asks: (browser, os) => `${os}上的${browser}请求登录。`,
    application: '登录到',
    browser: '浏览器',
    place: '地点',
    network: '网络',
    time: '请求时间',
    account: '账号',
    notLinked: '尚未绑定：浏览器将要求绑定一个账号。',
    differentPlace: '该浏览器与此手机不在同一地点。',
    number: '浏览器必须显示此数字',
    choose: '浏览器显示的是哪个数字？',
    warning: '仅当您刚刚亲自打开该页面时才确认。切勿因为收到消息或邮件而确认。',
    report: '不是我本人操作：举报',
  },
  inside: {
    title: (name) => `以${name}的身份登录？`,
    text: (destination) => `${app}已核实您的身份。您将在此设备上登录${destination}。`,
    notLinked: `此${app}身份尚未绑定账号，接下来会请您绑定一个账号。`,
    account: '账号',
    submit: '确认',
    other: '使用其他登录方式',
  },
  done: {
    title: '已确认',
    text: '您的浏览器正在登录。您可以关闭此页面。',
    attach: `浏览器正在询问此${app}身份属于哪个账号，请在浏览器中继续。`,
    notYou: '如果这不是您的操作，请立即举报。',
  },
  declined: {
    title: '已拒绝',
    text: '该浏览器未登录。您可以关闭此页面。',
    report: '是否有人让您扫描此二维码？请告知管理员。',
    action: '不是我本人操作：举报',
  },
  reported: {
    title: '感谢您的举报',
    text: '该登录已被阻止，并已通知管理员。您可以关闭此页面。',
  },
});
