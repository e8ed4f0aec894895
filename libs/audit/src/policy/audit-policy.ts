import * as z from 'zod';
import { AGENT_FORMS, IP_FORMS } from './masking.js';

/** The device policy of a tenant's log. It applies to future records; existing records never change. */
export const policySettings = z.strictObject({
  ipForm: z.enum(IP_FORMS).describe('Addresses: in full, as the network they are in, or as a keyed hash'),
  agentForm: z.enum(AGENT_FORMS).describe('What user agents say: in full, or browser and system only'),
});

export type PolicySettings = z.output<typeof policySettings>;

export interface AuditPolicy extends PolicySettings {
  /** The number of changes. */
  readonly revision: number;
}
