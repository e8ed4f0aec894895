import * as z from 'zod';
import { AGENT_FORMS, IP_FORMS } from './masking.js';

/** The device policy of a tenant's log. It applies to future records; existing records never change. */
export const policySettings = z.strictObject({
  ipForm: z.enum(IP_FORMS).describe('How addresses are kept: in full, as their network, or as a keyed hash'),
  agentForm: z.enum(AGENT_FORMS).describe('How user agents are kept: in full, or only browser and system'),
});

export type PolicySettings = z.output<typeof policySettings>;

export interface AuditPolicy extends PolicySettings {
  /** The number of changes. */
  readonly revision: number;
}
