import * as z from 'zod';
import { AGENT_FORMS, IP_FORMS } from './masking.js';

/** What a tenant's log keeps of people's devices. It holds for what is recorded from now on; records never change. */
export const policySettings = z.strictObject({
  ipForm: z.enum(IP_FORMS).describe('How addresses are kept: in full, as their network, or as a keyed hash'),
  agentForm: z.enum(AGENT_FORMS).describe('How user agents are kept: in full, or only browser and system'),
});

export type PolicySettings = z.output<typeof policySettings>;

export interface AuditPolicy extends PolicySettings {
  /** Counts the changes. */
  readonly revision: number;
}
