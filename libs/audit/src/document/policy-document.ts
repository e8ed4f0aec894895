import * as z from 'zod';
import { AGENT_FORMS, IP_FORMS } from '../policy/masking.js';
import { signature, timeText } from './signed.js';

/** A tenant's log policy, in its signed form. */
export const policyDocument = z.strictObject({
  version: z.literal(1),
  kind: z.literal('policy'),
  tenant: z.uuid(),
  ipForm: z.enum(IP_FORMS),
  agentForm: z.enum(AGENT_FORMS),
  retentionDays: z.int().nullable(),
  hold: z.strictObject({ reason: z.string(), since: timeText }).nullable(),
  revision: z.int().positive(),
  ...signature,
});

export type PolicyDocument = Readonly<z.output<typeof policyDocument>>;
