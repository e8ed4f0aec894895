import { z } from 'zod';
import { AGENT_FORMS, IP_FORMS } from './masking.js';

/** Nobody can do with less: investigations begin weeks after what they are about. */
const SHORTEST_RETENTION_DAYS = 30;
const LONGEST_RETENTION_DAYS = 36_500;

const legalHold = z
  .strictObject({
    reason: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .regex(/^\P{Cc}*$/u, 'No control characters'),
  })
  .nullable()
  .describe('While it is there, nothing is removed from the log');

/** What a tenant decides about its log. */
export const policySettings = z.strictObject({
  ipForm: z
    .enum(IP_FORMS)
    .describe('Addresses of devices: in full, as the network they are in, or as a keyed hash'),
  agentForm: z.enum(AGENT_FORMS).describe('What user agents say: in full, or browser and system only'),
  retentionDays: z
    .int()
    .min(SHORTEST_RETENTION_DAYS)
    .max(LONGEST_RETENTION_DAYS)
    .nullable()
    .describe('Days that records are kept. Null: for ever'),
  legalHold,
});

export type PolicySettings = z.output<typeof policySettings>;

/** The policy of a tenant's log. It holds for what is recorded from now on; records never change. */
export interface AuditPolicy extends PolicySettings {
  /** Since when there is a legal hold. */
  readonly legalHoldSince: Date | null;
  /** Counts the changes. */
  readonly revision: number;
}
