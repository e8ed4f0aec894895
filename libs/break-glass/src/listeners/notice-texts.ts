import { timeInMails } from '#mail';

/** The facts that administrators read about emergency access. */
export interface NoticeFacts {
  readonly what: 'opened' | 'used';
  readonly tenantName: string;
  /** Username of the account that the access is for. */
  readonly username: string;
  readonly reason: string | undefined;
  readonly at: Date;
  readonly home: string;
}

/** The notice in both languages, one after the other, as the reader's language is not known here. */
export function noticeTexts(facts: NoticeFacts): { readonly subject: string; readonly text: string } {
  const { what, tenantName, username, reason, at, home } = facts;
  const opened = what === 'opened';
  const english = [
    opened
      ? `The operator opened emergency access to ${tenantName} for the account ${username} on ${timeInMails('en-GB', at)} UTC.`
      : `Emergency access to ${tenantName} was used on ${timeInMails('en-GB', at)} UTC: the account ${username} logged on with it.`,
    ...(reason === undefined ? [] : [`The reason given: ${reason}`]),
    `If you did not expect this, end the sessions of this account and contact the operator at once. ${home}`,
  ];
  const chinese = [
    opened
      ? `运维人员已于 ${timeInMails('zh-CN', at)}（UTC）为账号${username}开通了${tenantName}的应急访问。`
      : `${tenantName}的应急访问已于 ${timeInMails('zh-CN', at)}（UTC）被使用，账号${username}已由此登录。`,
    ...(reason === undefined ? [] : [`所述原因：${reason}`]),
    `如果您不知情，请立即结束该账号的会话，并联系运维人员。${home}`,
  ];
  return {
    subject: opened
      ? 'Emergency access was opened · 已开通应急访问'
      : 'Emergency access was used · 应急访问已被使用',
    text: `${[...english, '', '—', '', ...chinese].join('\n')}\n`,
  };
}
