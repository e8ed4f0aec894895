import * as z from 'zod';
import { defineEvent } from '#kernel';

/** A portal session uses an application for the first time. */
export const ApplicationEntered = defineEvent(
  'oidc.application.entered.v1',
  z.object({
    outcome: z.literal('success'),
    applicationId: z.uuid(),
    accountId: z.uuid(),
    sessionId: z.uuid(),
  }),
  { title: { en: 'Logged on to an application', zh: '已登录应用' }, ocsf: 'authentication.logon' },
);

/** A person tried to use an application without access to it. */
export const ApplicationRefused = defineEvent(
  'oidc.application.refused.v1',
  z.object({
    outcome: z.literal('refused'),
    reason: z.string(),
    applicationId: z.uuid(),
    accountId: z.uuid(),
  }),
  { title: { en: 'Logon to an application refused', zh: '应用登录被拒绝' }, ocsf: 'authentication.logon' },
);

const consent = {
  outcome: z.literal('success'),
  applicationId: z.uuid(),
  accountId: z.uuid(),
};

/** A person has allowed an application to learn who they are. */
export const ConsentGiven = defineEvent(
  'oidc.consent.given.v1',
  z.object({ ...consent, scopes: z.array(z.string()) }),
  { title: { en: 'Application allowed', zh: '已授权应用' }, ocsf: 'entity-management.create' },
);

/** A person has withdrawn consent; the application's grants and tokens for that person are removed. */
export const ConsentWithdrawn = defineEvent('oidc.consent.withdrawn.v1', z.object(consent), {
  title: { en: 'Permission of an application taken back', zh: '已撤回应用授权' },
  ocsf: 'entity-management.delete',
});

/** A code or refresh token was used a second time. It may have been stolen, so every token derived from it is revoked. */
export const TokenReplayed = defineEvent(
  'oidc.token.replayed.v1',
  z.object({ outcome: z.literal('refused'), reason: z.string(), applicationId: z.uuid() }),
  {
    title: { en: 'Token of an application used twice', zh: '应用令牌被重复使用' },
    ocsf: 'authentication.other',
    severity: 'high',
  },
);

/** The notice that a session has ended could not be delivered to an application, which may keep its own session. */
export const LogoutNotDelivered = defineEvent(
  'oidc.logout.not-delivered.v1',
  z.object({
    outcome: z.literal('refused'),
    reason: z.string(),
    applicationId: z.uuid(),
    accountId: z.uuid(),
    sessionId: z.uuid(),
  }),
  {
    title: { en: 'An application was not told of a logoff', zh: '未能通知应用用户已退出' },
    ocsf: 'authentication.logoff',
    severity: 'medium',
  },
);
