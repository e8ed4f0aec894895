/** Who works in the organisation of the pictures: user name, name, role. */
export const PEOPLE = [
  ['chen.jing', '陈静', 'administrator'],
  ['wang.lei', '王磊', 'helpdesk'],
  ['zhang.min', '张敏', 'member'],
  ['liu.yang', '刘洋', 'member'],
  ['li.na', '李娜', 'member'],
  ['zhao.ming', '赵明', 'member'],
  ['sun.li', '孙丽', 'member'],
  ['zhou.tao', '周涛', 'owner'],
  ['wu.xia', '吴霞', 'member'],
  ['zheng.kai', '郑凯', 'member'],
  ['grace.hopper', 'Grace Hopper', 'member'],
  ['dmitri.ivanov', 'Dmitri Ivanov', 'member'],
  ['elena.rossi', 'Elena Rossi', 'member'],
  ['farid.haddad', 'Farid Haddad', 'member'],
  ['hiro.tanaka', 'Hiro Tanaka', 'member'],
  ['maximilian.von.hohenstein', 'Maximilian von Hohenstein-Wittgenstein', 'member'],
  ['ouyang.xiaoxiao', '欧阳潇潇', 'member'],
  ['he.jun', '何军', 'member'],
  ['gao.fei', '高飞', 'member'],
  ['lin.yue', '林悦', 'member'],
  ['ma.chao', '马超', 'member'],
  ['xu.jia', '徐佳', 'member'],
];

/** DingTalk identities that tried and are linked to nobody: name, number of tries. */
export const UNLINKED = [
  ['冯雪', 1],
  ['Carol Chen 陈可', 3],
  ['董建华', 2],
];

export const ORIGINS = ['import', 'attach', 'import', 'self_service', 'admin', 'provision'];

/** What somebody should look at: event, reason. */
export const UNUSUAL = [
  ['qr-logon.ticket.reported', 'reported'],
  ['authenticators.account.blocked', null],
  ['qr-logon.ticket.replayed', null],
];
