import type { Messages } from '../en.js';

export const common: Messages['common'] = {
  skip: '跳到正文',
  language: '语言',
  confirm: '确认',
  decline: '拒绝',
  cancel: '取消',
  back: '返回',
  goOn: '继续',
  tryAgain: '重试',
  toLogon: '前往登录页',
  toHome: '前往门户',
  rightAddress: '打开正确的地址',
  logOff: '退出登录',
  working: '请稍候…',
  justNow: '刚刚',
  unknown: '未知',
};
