/** What people read instead of a type of event. */
export interface EventTitle {
  readonly en: string;
  /** Simplified Chinese. */
  readonly zh: string;
}

/** Every type of event, by the name that its records carry. */
export const EVENT_TITLES: Readonly<Record<string, EventTitle>> = {
  'accounts.account.created': { en: 'Account created', zh: '账号已创建' },
  'accounts.account.updated': { en: 'Name or e-mail address changed', zh: '姓名或邮箱已变更' },
  'accounts.account.role-changed': { en: 'Role changed', zh: '角色已变更' },
  'accounts.account.vouched-for': { en: 'Ways to log on vouched for', zh: '登录方式已获担保' },
  'accounts.account.suspended': { en: 'Account suspended', zh: '账号已停用' },
  'accounts.account.resumed': { en: 'Account resumed', zh: '账号已恢复' },
  'accounts.import.completed': { en: 'Accounts imported', zh: '账号已批量导入' },

  'audit.export.created': { en: 'Export of the log ordered', zh: '审计日志导出已创建' },
  'audit.export.completed': { en: 'Export of the log completed', zh: '审计日志导出已完成' },
  'audit.export.cancelled': { en: 'Export of the log cancelled', zh: '审计日志导出已取消' },
  'audit.export.failed': { en: 'Export of the log failed', zh: '审计日志导出失败' },
  'audit.export.downloaded': { en: 'Export of the log downloaded', zh: '审计日志导出文件已下载' },
  'audit.hold.set': { en: 'Legal hold set', zh: '法律保全已设置' },
  'audit.hold.released': { en: 'Legal hold released', zh: '法律保全已解除' },
  'audit.log.adopted': { en: 'Log vouched for as it stands', zh: '日志已按现状纳入签名保护' },
  'audit.log.doubted': { en: 'Log found not to be intact', zh: '发现日志不完整或被篡改' },
  'audit.log.trusted': { en: 'Log found intact again', zh: '日志已恢复完好' },
  'audit.log.rekeyed': { en: 'Log put under a new key', zh: '日志已改用新密钥签名' },
  'audit.log.read': { en: 'Log read', zh: '审计日志已查阅' },
  'audit.log.verified': { en: 'Log verified', zh: '日志已校验' },
  'audit.policy.changed': { en: 'Audit policy changed', zh: '审计策略已变更' },
  'audit.restore.accepted': { en: 'Restore of the log accepted', zh: '日志的恢复已被确认' },
  'audit.retention.changed': { en: 'Retention period changed', zh: '日志保留期已变更' },
  'audit.retention.ran': { en: 'Old records removed', zh: '过期审计记录已清除' },
  'audit.webhook.changed': { en: 'Webhook of the log changed', zh: '日志推送地址已变更' },
  'audit.webhook.replayed': { en: 'Log sent again', zh: '审计日志已重新推送' },
  'audit.webhook.tested': { en: 'Webhook of the log tested', zh: '日志推送已测试' },

  'authenticators.password.set': { en: 'Password set', zh: '密码已设置' },
  'authenticators.attempt.refused': { en: 'Proof of an account refused', zh: '账号验证被拒绝' },
  'authenticators.account.blocked': { en: 'Method blocked for an account', zh: '账号的登录方式已被临时锁定' },
  'authenticators.account.unlocked': { en: 'Method unlocked for an account', zh: '账号的登录方式已解除锁定' },
  'authenticators.code.sent': { en: 'One-time code sent', zh: '验证码已发送' },

  'binding.attachment.offered': { en: 'Attachment offered', zh: '已提示绑定账号' },
  'binding.attachment.started': { en: 'Attachment started', zh: '已开始绑定账号' },
  'binding.attachment.cancelled': { en: 'Attachment cancelled', zh: '绑定账号已取消' },
  'binding.attachment.refused': { en: 'Attachment refused', zh: '绑定账号被拒绝' },
  'binding.binding.created': { en: 'DingTalk identity linked', zh: '钉钉身份已绑定' },
  'binding.binding.ended': { en: 'DingTalk identity unlinked', zh: '钉钉身份已解绑' },
  'binding.attach-link.created': { en: 'One-time attach link made', zh: '一次性绑定链接已生成' },
  'binding.attach-link.claimed': { en: 'One-time attach link opened', zh: '一次性绑定链接已打开' },
  'binding.attach-link.withdrawn': { en: 'One-time attach link withdrawn', zh: '一次性绑定链接已撤回' },

  'break-glass.access.opened': { en: 'Emergency access made', zh: '应急访问已开启' },
  'break-glass.access.used': { en: 'Emergency access used', zh: '应急访问已使用' },
  'break-glass.access.refused': { en: 'Emergency access refused', zh: '应急访问被拒绝' },

  'dingtalk.connection.created': { en: 'DingTalk connection created', zh: '钉钉连接已创建' },
  'dingtalk.connection.enabled': { en: 'DingTalk connection enabled', zh: '钉钉连接已启用' },
  'dingtalk.connection.disabled': { en: 'DingTalk connection disabled', zh: '钉钉连接已停用' },
  'dingtalk.connection.settings-changed': { en: 'DingTalk connection changed', zh: '钉钉连接设置已变更' },
  'dingtalk.connection.secret-rotated': { en: 'DingTalk app secret replaced', zh: '钉钉应用密钥已更换' },
  'dingtalk.connection.app-replaced': { en: 'DingTalk app replaced', zh: '钉钉应用已更换' },
  'dingtalk.connection.checked': { en: 'DingTalk connection checked', zh: '钉钉连接已检查' },
  'dingtalk.identification.failed': { en: 'DingTalk did not vouch for a person', zh: '钉钉未能确认身份' },

  'dingtalk-qr.ticket.created': { en: 'QR code issued', zh: '二维码已签发' },
  'dingtalk-qr.ticket.scanned': { en: 'QR code scanned', zh: '二维码已扫描' },
  'dingtalk-qr.ticket.confirmed': { en: 'QR logon confirmed on the phone', zh: '扫码登录已在手机上确认' },
  'dingtalk-qr.ticket.denied': { en: 'QR logon declined on the phone', zh: '扫码登录已在手机上拒绝' },
  'dingtalk-qr.ticket.reported': { en: 'QR code reported as foreign', zh: '二维码被举报为非本人操作' },
  'dingtalk-qr.ticket.expired': { en: 'QR code expired', zh: '二维码已过期' },
  'dingtalk-qr.ticket.cancelled': { en: 'QR code withdrawn', zh: '二维码已撤销' },
  'dingtalk-qr.ticket.consumed': { en: 'QR code used up', zh: '二维码已使用' },
  'dingtalk-qr.ticket.replayed': { en: 'Misuse of a QR code refused', zh: '二维码的重复使用被拒绝' },

  'logon.logon.completed': { en: 'Logon completed', zh: '登录成功' },
  'logon.logon.proof-awaited': { en: 'Logon waits for the proof of an account', zh: '登录等待账号验证' },
  'logon.logon.refused': { en: 'Logon refused', zh: '登录被拒绝' },
  'logon.session.reauthenticated': { en: 'Authenticated afresh', zh: '已重新验证身份' },
  'logon.session.ended': { en: 'Session ended', zh: '会话已结束' },
  'logon.access.refused': { en: 'Access refused', zh: '访问被拒绝' },

  'logon-menu.method.enabled': { en: 'Logon method switched on', zh: '登录方式已启用' },
  'logon-menu.method.disabled': { en: 'Logon method switched off', zh: '登录方式已停用' },
  'logon-menu.method.default-changed': { en: 'Default logon method changed', zh: '默认登录方式已变更' },
  'logon-menu.method.reordered': { en: 'Logon methods reordered', zh: '登录方式顺序已调整' },

  'operations.deliveries.dropped': { en: 'Delivery of an event given up', zh: '事件投递已放弃' },
  'operations.deliveries.retried': { en: 'Deliveries of events tried again', zh: '事件投递已重试' },
  'operations.mails.dropped': { en: 'Waiting mail removed', zh: '待发邮件已移除' },
  'operations.mails.retried': { en: 'Waiting mails tried again', zh: '待发邮件已重试' },
  'operations.secrets.reencrypted': { en: 'Stored secrets encrypted anew', zh: '已存密钥已重新加密' },

  'tenancy.tenant.created': { en: 'Tenant created', zh: '租户已创建' },
  'tenancy.tenant.suspended': { en: 'Tenant suspended', zh: '租户已停用' },
  'tenancy.tenant.resumed': { en: 'Tenant resumed', zh: '租户已恢复' },
  'tenancy.tenant.settings-changed': { en: 'Tenant settings changed', zh: '租户设置已变更' },
};
