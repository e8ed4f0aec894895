import { z } from 'zod';

const text = z.object({ en: z.string(), zh: z.string() });

const rule = z.object({
  enabled: z.boolean(),
  changeable: z.boolean(),
  note: text.describe('What the rule does, and what to know before using it'),
});

/** What becomes of somebody whom DingTalk vouches for and who is linked to no account. */
export const unknownIdentitiesView = z
  .object({ attach: rule, autoMatch: rule, provision: rule })
  .meta({ id: 'UnknownIdentityRules' });

/** The rules as they are: attachment alone. The others do not exist in this version; the console says what they would risk. */
export const UNKNOWN_IDENTITIES: z.output<typeof unknownIdentitiesView> = {
  attach: {
    enabled: true,
    changeable: false,
    note: {
      en: 'The person proves an existing account by another logon method once; from then on the code alone logs on.',
      zh: '用户用其他登录方式验证一次已有账户，此后扫码即可登录。',
    },
  },
  autoMatch: {
    enabled: false,
    changeable: false,
    note: {
      en: 'Linking by the same e-mail address or mobile number lets whoever controls that attribute at DingTalk into the account. It is off and cannot be switched on in this version.',
      zh: '按相同的邮箱或手机号自动关联，会让在钉钉控制该属性的人进入账户。此规则已关闭，本版本无法开启。',
    },
  },
  provision: {
    enabled: false,
    changeable: false,
    note: {
      en: 'Creating an account for every member who scans gives access to people nobody has checked. It is off and cannot be switched on in this version.',
      zh: '为每位扫码的成员自动创建账户，会让未经审核的人获得访问权限。此规则已关闭，本版本无法开启。',
    },
  },
};
