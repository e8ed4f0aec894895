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

/** Somebody tried to use an application that they may not use, or that needs a value their account does not have. */
export const SamlApplicationRefused = defineEvent(
  'saml.application.refused.v1',
  z.object({ outcome: z.literal('refused'), reason: z.string(), ...entry }),
  {
    title: { en: 'Logon to an application by SAML refused', zh: '通过 SAML 登录应用被拒绝' },
    ocsf: 'authentication.logon',
  },
);

/** A tenant has a new SAML certificate. It is published for the overlap before it signs; the previous one stays published as long after that. */
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

/** An application could not be notified that a session ended. The application's own session may continue. */
export const SamlLogoutNotDelivered = defineEvent(
  'saml.logout.not-delivered.v1',
  z.object({ outcome: z.literal('refused'), reason: z.string(), ...entry, sessionId: z.uuid() }),
  {
    title: { en: 'SAML application not notified of a logoff', zh: '未能通知 SAML 应用用户已退出' },
    ocsf: 'authentication.logoff',
    severity: 'medium',
  },
);
