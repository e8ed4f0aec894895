/** Texts of the page Logon menu. */
export const logonMenu: Readonly<Record<string, string>> = {
  'menu.text': '用户在登录页面上看到的内容。停用的登录方式会立即在所有地方失效，包括正在进行的登录。',
  'menu.moved': '{$NAME}现在位于第 {$PLACE} 位。',
  'menu.defaultOnPc': '电脑默认',
  'menu.defaultOnMobile': '手机默认',
  'menu.moveUp': '上移{$NAME}',
  'menu.moveDown': '下移{$NAME}',
  'menu.firstOnPc': '电脑上优先显示',
  'menu.firstOnMobile': '手机上优先显示',
  'menu.refusal.lastAdministrator': '这是管理员最后一种可用的登录方式，不能停用。请先启用另一种。',
  'menu.refusal.provingNeeded': '{$PROVIDERS}扫码登录需要另一种方式：尚未绑定的人用它来证明自己的账号。',
  'menu.refusal.notAvailable': '本系统暂不能提供此方式。使用邮件验证码需要运维人员配置邮件服务器。',
  'menu.refusal.other': '目前无法切换。',
};
