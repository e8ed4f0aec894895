import * as z from 'zod';
import { defineEvent } from '#kernel';

const entry = { applicationId: z.uuid(), accountId: z.uuid() };

/** A portal session uses a SAML application for the first time. */
export const SamlApplicationEntered = defineEvent(
  'saml.application.entered.v1',
  z.object({ outcome: z.literal('success'), ...entry, sessionId: z.uuid() }),
  {
    title: { en: 'Logged on to an application by SAML', zh: '已通过 SAML 登录应用' },
    ocsf: 'authentication.logon',
  },
);

/** A person tried to use an application without access to it, or without a property that it needs. */
export const SamlApplicationRefused = defineEvent(
  'saml.application.refused.v1',
  z.object({ outcome: z.literal('refused'), reason: z.string(), ...entry }),
  {
    title: { en: 'Logon to an application by SAML refused', zh: '通过 SAML 登录应用被拒绝' },
    ocsf: 'authentication.logon',
  },
);

/** A tenant has a new SAML certificate. It is only published until it signs; the previous one then stays published for as long. */
export const SamlCertificateRotated = defineEvent(
  'saml.certificate.rotated.v1',
  z.object({
    outcome: z.literal('success'),
    certificateId: z.uuid(),
    /** SHA-256 */
    fingerprint: z.string(),
    signsFrom: z.iso.datetime(),
    overlapDays: z.number(),
  }),
  { title: { en: 'SAML certificate replaced', zh: 'SAML 证书已更换' }, ocsf: 'entity-management.other' },
);

/** The notice that a session has ended could not be delivered to an application, which may keep its own session. */
export const SamlLogoutNotDelivered = defineEvent(
  'saml.logout.not-delivered.v1',
  z.object({ outcome: z.literal('refused'), reason: z.string(), ...entry, sessionId: z.uuid() }),
  {
    title: { en: 'A SAML application was not told of a logoff', zh: '未能通知 SAML 应用用户已退出' },
    ocsf: 'authentication.logoff',
    severity: 'medium',
  },
);
