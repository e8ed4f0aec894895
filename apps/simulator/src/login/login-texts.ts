import type { Language } from '../pages/language.js';

const en = {
  title: 'DingTalk',
  simulated: 'Simulated – nothing here is the real DingTalk',
  scanTitle: 'Scan with DingTalk',
  scanHint: 'Scan the code with the DingTalk app on your phone',
  scanned: 'Scanned. Confirm on your phone',
  expired: 'This code has expired',
  renew: 'New code',
  qrLabel: 'QR code of the DingTalk logon',
  youAre: 'This is a simulator: who are you?',
  welcomeBack: 'You are logged on to DingTalk in this browser',
  logOnAs: (name: string) => `Log on as ${name}`,
  useAnother: 'Use another account',
  wants: (app: string) => `${app} asks to know who you are`,
  consent: 'It will see your name, picture and contact details in DingTalk.',
  organisation: 'Organisation',
  agree: 'Agree',
  decline: 'Decline',
  asPerson: (name: string) => `as ${name}`,
  failed: 'This logon cannot continue',
  confirmTitle: 'Log on to DingTalk on the computer?',
  confirm: 'Confirm logon',
  confirmed: 'Done. Look at your computer.',
  sent: 'Done.',
};

const zh: typeof en = {
  title: '钉钉',
  simulated: '模拟环境，并非真实的钉钉',
  scanTitle: '钉钉扫码登录',
  scanHint: '请使用手机上的钉钉扫描二维码',
  scanned: '已扫描，请在手机上确认',
  expired: '二维码已过期',
  renew: '刷新二维码',
  qrLabel: '钉钉登录二维码',
  youAre: '这是模拟器：你是谁？',
  welcomeBack: '你已在此浏览器登录钉钉',
  logOnAs: (name) => `以${name}的身份登录`,
  useAnother: '使用其他账号',
  wants: (app) => `${app}申请获取你的身份`,
  consent: '它将获取你在钉钉中的姓名、头像和联系方式。',
  organisation: '组织',
  agree: '同意',
  decline: '拒绝',
  asPerson: (name) => `以${name}的身份`,
  failed: '无法继续登录',
  confirmTitle: '在电脑上登录钉钉？',
  confirm: '确认登录',
  confirmed: '完成，请查看电脑。',
  sent: '完成。',
};

export type LoginTexts = typeof en;

export const LOGIN_TEXTS: Record<Language, LoginTexts> = { en, zh };
