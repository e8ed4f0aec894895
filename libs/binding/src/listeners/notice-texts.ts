import type { BilingualText } from '#kernel';
import { timeInMails } from '#mail';

/** The facts that the owner of an account reads about a link. */
export interface NoticeFacts {
  readonly what: 'linked' | 'unlinked';
  readonly tenantName: string;
  readonly displayName: string;
  /** Masked name of the person, as the provider knows them. */
  readonly identity: string;
  /** Display name of the provider. */
  readonly provider: BilingualText;
  readonly at: Date;
  /** Where the owner sees the linked identities and can end the links. */
  readonly home: string;
}

export interface NoticeTexts {
  readonly subject: string;
  readonly text: string;
}

/** The notice in both languages, one after the other, as the owner's language is not known here. */
export function noticeTexts(facts: NoticeFacts): NoticeTexts {
  const [english, chinese] = [inEnglish(facts), inChinese(facts)];
  return {
    subject: `${english.subject} · ${chinese.subject}`,
    text: `${[...english.lines, '', '—', '', ...chinese.lines].join('\n')}\n`,
  };
}

interface Wording {
  readonly subject: string;
  readonly lines: readonly string[];
}

function inEnglish(facts: NoticeFacts): Wording {
  const { what, tenantName, displayName, identity, at, home } = facts;
  const provider = facts.provider.en;
  const linked = what === 'linked';
  return {
    subject: linked
      ? `A ${provider} identity was linked to your account`
      : `A ${provider} identity was unlinked`,
    lines: [
      `Hello ${displayName},`,
      '',
      linked
        ? `The ${provider} identity ${identity} was linked to your account at ${tenantName} on ${timeInMails('en-GB', at)} UTC. Anyone who uses it can log on as you.`
        : `The ${provider} identity ${identity} was unlinked from your account at ${tenantName} on ${timeInMails('en-GB', at)} UTC. It can no longer log on as you.`,
      linked
        ? `If this was not you, unlink it at ${home}, end your other sessions there, and tell your administrator.`
        : `If this was not you, tell your administrator. What is linked is shown at ${home}`,
    ],
  };
}

function inChinese(facts: NoticeFacts): Wording {
  const { what, tenantName, displayName, identity, at, home } = facts;
  const provider = facts.provider.zh;
  const linked = what === 'linked';
  return {
    subject: linked ? `您的账号绑定了${provider}身份` : `您的账号解绑了${provider}身份`,
    lines: [
      `${displayName}，您好：`,
      '',
      linked
        ? `${provider}身份${identity}已于 ${timeInMails('zh-CN', at)}（UTC）绑定到您在${tenantName}的账号，使用该身份即可以您的账号登录。`
        : `${provider}身份${identity}已于 ${timeInMails('zh-CN', at)}（UTC）与您在${tenantName}的账号解绑，不能再以您的账号登录。`,
      linked
        ? `如果不是您本人操作，请在 ${home} 解绑并结束其他会话，同时告知管理员。`
        : `如果不是您本人操作，请告知管理员。您可以在 ${home} 查看已绑定的身份。`,
    ],
  };
}
