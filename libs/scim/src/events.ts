import * as z from 'zod';
import { defineEvent } from '#kernel';

/** A client created, changed or removed an account. The effects on the account itself have their own events. */
export const UserProvisioned = defineEvent(
  'scim.user.provisioned.v1',
  z.object({
    outcome: z.literal('success'),
    accountId: z.uuid(),
    targets: z.array(z.object({ kind: z.literal('account'), id: z.uuid(), label: z.string() })).length(1),
    /** The name of the token. */
    client: z.string(),
    act: z.enum(['created', 'changed', 'deleted', 'restored']),
    /** Attributes with a new value. Values are personal data and are left out. */
    changed: z.array(z.string()),
    /** Attributes that the client tried to change, but that another source decides. */
    left: z.array(z.string()),
  }),
  { title: { en: 'Account provisioned by SCIM', zh: '账号已由 SCIM 预配' }, ocsf: 'account-change.other' },
);
