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

/** Somebody tried to use an application that they may not use. */
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

/** Somebody allowed an application to learn who they are. */
export const ConsentGiven = defineEvent(
  'oidc.consent.given.v1',
  z.object({ ...consent, scopes: z.array(z.string()) }),
  { title: { en: 'Consent to an application given', zh: '已授权应用' }, ocsf: 'entity-management.create' },
);

/** Somebody withdrew their consent. The application's tokens for them ended. */
export const ConsentWithdrawn = defineEvent('oidc.consent.withdrawn.v1', z.object(consent), {
  title: { en: 'Consent to an application withdrawn', zh: '已撤回应用授权' },
  ocsf: 'entity-management.delete',
});

/** A code or refresh token was used a second time. It may have been stolen, so everything issued from it ended. */
export const TokenReplayed = defineEvent(
  'oidc.token.replayed.v1',
  z.object({ outcome: z.literal('refused'), reason: z.string(), applicationId: z.uuid() }),
  {
    title: { en: 'Application token used twice', zh: '应用令牌被重复使用' },
    ocsf: 'authentication.other',
    severity: 'high',
  },
);

/** An application could not be notified that a session ended. The application's own session may continue. */
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
    title: { en: 'Application not notified of a logoff', zh: '未能通知应用用户已退出' },
    ocsf: 'authentication.logoff',
    severity: 'medium',
  },
);
