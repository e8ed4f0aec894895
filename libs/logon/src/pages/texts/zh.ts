import type { Texts } from './en.js';

const sessions: Texts['sessions'] = {
  title: '已登录的会话',
  text: '您当前登录的位置。',
  current: '当前会话',
  since: '登录时间：',
  seen: '最近活动：',
  end: '结束',
  endName: (device) => `结束：${device}上的会话`,
  endOthers: '结束所有其他会话',
  only: '您没有在其他地方登录。',
};

const logons: Texts['logons'] = {
  title: '最近登录',
  text: '如果有您不认识的记录，请修改密码并告知管理员。',
  empty: '尚无登录记录。',
};

const notices: Texts['notices'] = {
  logon: { 'session.ended': '您的会话已结束，请重新登录。' },
  home: { 'session.ended': '该会话已结束。', 'sessions.ended': '所有其他会话均已结束。' },
};

const next: Texts['next'] = {
  text: (organisation) => `${organisation}需要您再次证明是您本人。`,
  again: '重新开始',
};

const errors: Texts['errors'] = {
  pages: {
    'logon.nothing_waits': {
      title: '此处没有等待中的登录',
      text: '登录已超时、已完成，或是在其他浏览器中开始的。',
      todo: '请重新开始。',
    },
  },
  inline: { 'method.cannot_prove': '此方式不能用于证明账号归属，请选择其他方式。' },
};

export const zh: Texts = { sessions, logons, next, notices, errors };
