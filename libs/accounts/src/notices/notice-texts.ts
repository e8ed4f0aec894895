import { timeInMails } from '#mail';

/** Changes by another person of which the owner of an account is notified. */
export type ChangeOfAccess = 'password-set' | 'password-replaced' | 'email-changed' | 'email-removed';

type Language = 'en' | 'zh';

export interface NoticeFacts {
  readonly what: ChangeOfAccess;
  readonly tenantName: string;
  readonly displayName: string;
  readonly at: Date;
}

interface Wording {
  readonly subject: string;
  readonly lines: readonly string[];
}

/** The notice in the languages of the tenant, one after the other, as the owner's language is not known here. */
export function noticeTexts(
  languages: readonly Language[],
  facts: NoticeFacts,
): { readonly subject: string; readonly text: string } {
  const wordings = languages.map((language) => (language === 'zh' ? inChinese(facts) : inEnglish(facts)));
  return {
    subject: wordings.map(({ subject }) => subject).join(' · '),
    text: `${wordings.map(({ lines }) => lines.join('\n')).join('\n\n—\n\n')}\n`,
  };
}

function inEnglish({ what, tenantName, displayName, at }: NoticeFacts): Wording {
  const when = `by an administrator on ${timeInMails('en-GB', at)} UTC`;
  const { subject, happened } = {
    'password-set': {
      subject: 'A password was set for your account',
      happened: `A password was set for your account at ${tenantName} ${when}. Anyone who knows it can log on as you.`,
    },
    'password-replaced': {
      subject: 'Your password was replaced',
      happened: `The password of your account at ${tenantName} was replaced ${when}. The old one no longer works, and you were logged off everywhere.`,
    },
    'email-changed': {
      subject: 'Your account has another email address',
      happened: `The email address of your account at ${tenantName} was changed ${when}. Codes and notices no longer go to this address.`,
    },
    'email-removed': {
      subject: 'Your email address was removed',
      happened: `This email address was removed from your account at ${tenantName} ${when}. Codes and notices no longer go to it.`,
    },
  }[what];
  return {
    subject,
    lines: [
      `Hello ${displayName},`,
      '',
      happened,
      'If you did not expect this, tell your administrator at once.',
    ],
  };
}

function inChinese({ what, tenantName, displayName, at }: NoticeFacts): Wording {
  const when = `管理员已于 ${timeInMails('zh-CN', at)}（UTC）`;
  const { subject, happened } = {
    'password-set': {
      subject: '您的账号设置了密码',
      happened: `${when}为您在${tenantName}的账号设置了密码，知道该密码的人可以用您的账号登录。`,
    },
    'password-replaced': {
      subject: '您的密码已被更换',
      happened: `${when}更换了您在${tenantName}的账号密码。原密码已失效，您在所有设备上均已退出登录。`,
    },
    'email-changed': {
      subject: '您的账号更换了邮箱地址',
      happened: `${when}更换了您在${tenantName}的账号邮箱。验证码和通知不再发送到此地址。`,
    },
    'email-removed': {
      subject: '您的邮箱地址已被移除',
      happened: `${when}从您在${tenantName}的账号中移除了此邮箱。验证码和通知不再发送到此地址。`,
    },
  }[what];
  return {
    subject,
    lines: [`${displayName}，您好：`, '', happened, '如果您对此并不知情，请立即告知管理员。'],
  };
}
