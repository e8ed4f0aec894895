import * as z from 'zod';
import { defineEvent } from '#kernel';

const visit = {
  accountId: z.uuid(),
  applicationId: z.uuid(),
  targets: z.array(z.object({ kind: z.string(), id: z.uuid(), label: z.string() })),
  host: z.string(),
};

/** Somebody entered an application behind a proxy with their portal session. */
export const ForwardEntered = defineEvent(
  'forward-auth.application.entered.v1',
  z.object({ outcome: z.literal('success'), sessionId: z.uuid(), ...visit }),
  { title: { en: 'Protected application entered', zh: '已进入受保护的应用' }, ocsf: 'authentication.logon' },
);

/** Somebody who is logged on was refused at an application behind a proxy, because they may not use it. */
export const ForwardRefused = defineEvent(
  'forward-auth.application.refused.v1',
  z.object({ outcome: z.literal('refused'), reason: z.string(), ...visit }),
  {
    title: { en: 'Protected application refused', zh: '受保护的应用拒绝访问' },
    ocsf: 'authentication.logon',
  },
);
