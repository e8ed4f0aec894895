import type { Language } from '../pages/language.js';

const en = {
  title: 'Mailbox – DingTalk simulator',
  heading: 'Mailbox',
  intro: 'Every mail that the portal sends on this machine ends here.',
  list: 'Mails, newest first',
  empty: 'No mail yet',
  emptyHint: 'Ask the portal for a one-time code, and it appears here at once.',
  from: 'From',
  to: 'To',
  code: 'One-time code',
  copy: 'Copy',
  copied: 'Copied',
  body: 'The mail',
  clear: 'Empty the mailbox',
};

const zh: typeof en = {
  title: '邮箱 – 钉钉模拟器',
  heading: '邮箱',
  intro: '门户在这台机器上发送的所有邮件都会到达这里。',
  list: '邮件，最新的在前',
  empty: '还没有邮件',
  emptyHint: '在门户中请求一次性验证码，邮件会立即出现在这里。',
  from: '发件人',
  to: '收件人',
  code: '一次性验证码',
  copy: '复制',
  copied: '已复制',
  body: '邮件正文',
  clear: '清空邮箱',
};

export const MAILBOX_TEXTS: Record<Language, typeof en> = { en, zh };
