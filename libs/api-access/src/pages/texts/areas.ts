type Areas = Readonly<Record<string, string>>;

/** Names of the API's areas, by tag. */
export const enAreas: Areas = {
  Accounts: 'Accounts',
  'API access': 'API access',
  Applications: 'Applications',
  Audit: 'Audit',
  Bindings: 'Bindings',
  Connections: 'Connections',
  Directory: 'Directory',
  Groups: 'Groups',
  'Logon menu': 'Logon menu',
  Overview: 'Overview',
  Sessions: 'Sessions',
  Settings: 'Settings',
};

/** The same in Chinese, in the words of the console's navigation. */
export const zhAreas: Areas = {
  Accounts: '账号',
  'API access': 'API 访问',
  Applications: '应用',
  Audit: '审计',
  Bindings: '绑定',
  Connections: '连接',
  Directory: '通讯录',
  Groups: '用户组',
  'Logon menu': '登录菜单',
  Overview: '概览',
  Sessions: '会话',
  Settings: '设置',
};
