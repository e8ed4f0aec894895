import * as z from 'zod';
import { defineEvent } from '#kernel';

const browser = z.object({ ip: z.string(), userAgent: z.string() });

/** The operator created emergency access for an administrator. Every administrator with an email address is notified. */
export const BreakGlassOpened = defineEvent(
  'break-glass.access.opened.v1',
  z.object({
    outcome: z.literal('success'),
    accessId: z.uuid(),
    accountId: z.uuid(),
    reason: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  {
    title: { en: 'Emergency access opened', zh: '应急访问已开启' },
    ocsf: 'entity-management.other',
    severity: 'high',
  },
);

/** Emergency access was used: a session started without a logon method. Administrators are notified. */
export const BreakGlassUsed = defineEvent(
  'break-glass.access.used.v1',
  z.object({
    outcome: z.literal('success'),
    accessId: z.uuid(),
    accountId: z.uuid(),
    sessionId: z.uuid(),
    browser,
  }),
  {
    title: { en: 'Emergency access used', zh: '应急访问已使用' },
    ocsf: 'authentication.logon',
    severity: 'high',
  },
);

/** Somebody opened an emergency link that is unknown, used or expired, or opened one while emergency access is off. */
export const BreakGlassRefused = defineEvent(
  'break-glass.access.refused.v1',
  z.object({ outcome: z.literal('refused'), reason: z.string(), browser }),
  {
    title: { en: 'Emergency access refused', zh: '应急访问被拒绝' },
    ocsf: 'authentication.logon',
    severity: 'high',
  },
);
