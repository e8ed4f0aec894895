import type { BilingualText } from '#kernel';
import type { LogonPurpose } from '#logon';
import { timeInMails } from '#mail';

/** The texts of a mail with a code. */
export interface MailTexts {
  readonly subject: string;
  readonly greeting: string;
  /** What happens when the code is entered. */
  readonly purpose: string;
  readonly validity: string;
  /** From which browser and when the code was requested. */
  readonly origin: string;
  readonly warning: string;
}

export interface MailFacts {
  readonly purpose: LogonPurpose;
  readonly tenantName: string;
  /** Display names of the providers whose identities can be linked. */
  readonly providers: BilingualText;
  readonly displayName: string;
  readonly minutes: number;
  readonly browser: string;
  readonly ip: string;
  readonly at: Date;
}

/** The texts of a code's mail in one of the product's languages. */
export function mailTexts(language: 'en' | 'zh', facts: MailFacts): MailTexts {
  return language === 'zh' ? inChinese(facts) : inEnglish(facts);
}

function inEnglish(facts: MailFacts): MailTexts {
  const { tenantName, minutes, browser, ip } = facts;
  const provider = facts.providers.en;
  const purpose = textFor(facts.purpose, {
    logon: `Enter this code to log on to ${tenantName}.`,
    attach: `A ${provider} identity is about to be linked to your account at ${tenantName}. Entering this code lets that ${provider} identity log on as you.`,
    reauthenticate: `Enter this code to confirm at ${tenantName} that it is you.`,
  });
  return {
    subject: textFor(facts.purpose, {
      logon: `Your code to log on to ${tenantName}`,
      attach: `Your code to link a ${provider} identity at ${tenantName}`,
      reauthenticate: `Your code to confirm that it is you at ${tenantName}`,
    }),
    greeting: `Hello ${facts.displayName},`,
    purpose,
    validity: `The code works once, for ${String(minutes)} minutes, and only in the browser that asked for it.`,
    origin: `Requested from ${browser}, address ${ip}, on ${timeInMails('en-GB', facts.at)} UTC.`,
    warning:
      'Never give this code to anyone, and enter it on no other page. If you did not ask for it, ignore this mail and tell your administrator.',
  };
}

function inChinese(facts: MailFacts): MailTexts {
  const { tenantName, minutes, browser, ip } = facts;
  const provider = facts.providers.zh;
  const purpose = textFor(facts.purpose, {
    logon: `请输入此验证码登录${tenantName}。`,
    attach: `有一个${provider}身份即将绑定到您在${tenantName}的账号。输入此验证码后，该${provider}身份将可以用您的账号登录。`,
    reauthenticate: `请在${tenantName}输入此验证码，确认是您本人操作。`,
  });
  return {
    subject: textFor(facts.purpose, {
      logon: `${tenantName}登录验证码`,
      attach: `${tenantName}绑定${provider}身份验证码`,
      reauthenticate: `${tenantName}身份确认验证码`,
    }),
    greeting: `${facts.displayName}，您好：`,
    purpose,
    validity: `验证码 ${String(minutes)} 分钟内有效，只能使用一次，且只能在请求它的浏览器中使用。`,
    origin: `请求来自${browser}，地址 ${ip}，时间 ${timeInMails('zh-CN', facts.at)}（UTC）。`,
    warning: '请勿将验证码告诉任何人，也不要在其他页面输入。如果不是您本人请求，请忽略此邮件并告知管理员。',
  };
}

/** The text for a purpose. A code for any other requirement of a logon uses the text for logons. */
function textFor(
  purpose: LogonPurpose,
  texts: Readonly<Record<'logon' | 'attach' | 'reauthenticate', string>>,
): string {
  return purpose === 'attach' || purpose === 'reauthenticate' ? texts[purpose] : texts.logon;
}
