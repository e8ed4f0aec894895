import type { Texts } from '../en.js';

export const qr: Texts['qr'] = (app) => ({
  alt: `供${app}扫描的二维码`,
  noscript: '二维码需要 JavaScript。请在浏览器中启用，或使用其他登录方式。',
  trialPhone: '用模拟器扫码',
  loading: { title: '正在准备二维码', text: '请稍候…' },
  created: { title: `请使用${app}扫码`, text: `打开手机${app}，点击“扫一扫”，对准二维码。` },
  scanned: {
    title: '请在手机上确认',
    text: '手机会显示或询问此数字。如果不一致，请拒绝。',
    hello: '扫码人',
    number: '您的数字',
  },
  confirmed: { title: '已确认', text: '正在进入…' },
  denied: {
    title: '已在手机上拒绝',
    text: '本次登录未完成。您可以重新开始，或选择其他方式。',
    action: '重新开始',
  },
  phone: {
    wrong_number: { title: '数字不正确', text: '手机上选择的数字与此处显示的不一致，本次登录已终止。' },
    other_app: { title: `请使用${app}扫码`, text: `二维码在其他应用中被打开。请用${app}再扫一次。` },
    unrecognised: { title: '未能识别您的手机', text: `${app}未告知您的身份。请再扫一次，或按手机提示继续。` },
    declined: { title: `未授权${app}告知身份`, text: `${app}页面被关闭或拒绝。请再扫一次并同意授权。` },
    outsider: { title: '您不是该组织的成员', text: `请在${app}中切换到正确的账号，或联系管理员。` },
    slow: { title: `${app}响应过慢`, text: '请再扫一次，或使用其他登录方式。' },
    away: { title: `${app}没有响应`, text: '这不是您的问题。请稍后再扫，或使用其他登录方式。' },
    refused: { title: `${app}拒绝了请求`, text: `请使用其他登录方式，并告知管理员：${app}连接需要处理。` },
  },
  expired: { title: '二维码已过期', text: '为了您的安全，二维码仅在短时间内有效。', action: '显示新二维码' },
  conflict: {
    title: '此二维码已被他人扫描',
    text: '该二维码已取消，本次登录未完成。请使用新二维码重新开始。',
    action: '重新开始',
  },
  cancelled: {
    title: '本次登录已取消',
    text: '二维码已被替换，或扫码登录已停用。请重试或使用其他方式。',
    action: '重新开始',
  },
  again: { before: '将在', after: '秒后自动重试' },
  limit: {
    title: '当前登录人数较多',
    text: '您所在网络打开的二维码已达上限，稍后会自动显示您的二维码。',
    action: '立即重试',
  },
  busy: {
    title: '请稍候',
    text: '服务繁忙或正在重启，稍后会自动显示二维码。',
    action: '立即重试',
  },
  offline: {
    title: '无法连接',
    text: '恢复连接后，二维码会自动显示。',
    action: '立即重试',
  },
  disabled: { title: '扫码登录已停用', text: '您的组织未启用此方式。请使用其他方式或联系管理员。' },
  wrong_address: {
    title: '地址不正确',
    text: '这不是门户本身的地址。为了您的安全，二维码只在那里显示。',
    link: '打开正确的地址',
  },
  no_cookies: {
    title: '您的浏览器阻止了 Cookie',
    text: '请允许本站点使用 Cookie，或退出阻止 Cookie 的无痕窗口。',
    link: '重试',
  },
  stale: {
    title: '页面已过期',
    text: '页面打开时间过长，或浏览器已清除其数据。',
    link: '重新加载',
  },
  logged_on: { title: '您已登录', text: '您已在此浏览器的其他标签页或窗口登录。', link: '前往门户首页' },
  failed: { title: '操作未成功', text: '请重试，或使用其他登录方式。', action: '重试' },
  sameDevice: {
    title: `使用${app}登录`,
    text: `手机无法扫描自己的屏幕。请打开${app}；如果未安装，可在${app}网页上继续。`,
    here: `在本设备上使用${app}`,
    open: `在${app}中打开`,
    oauth: `使用${app}继续`,
    code: '显示二维码，用另一部手机扫描',
  },
});
