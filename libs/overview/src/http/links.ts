import { z } from 'zod';

/** A list of the console: the page and the query of its address. */
export const linkView = z
  .object({
    page: z.enum(['logon-menu', 'dingtalk', 'bindings', 'accounts', 'audit']),
    query: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ConsoleLink' });

export type Link = z.output<typeof linkView>;

/** Where each step of the set-up is done. */
export const STEP_LINKS = {
  connection_exists: { page: 'dingtalk', query: {} },
  connection_checked: { page: 'dingtalk', query: {} },
  method_enabled: { page: 'logon-menu', query: {} },
  callback_confirmed: { page: 'dingtalk', query: {} },
  first_logon: { page: 'audit', query: { type: 'logon.logon.completed' } },
} as const satisfies Record<string, Link>;

/** Types of the records that each outcome is counted from. */
export const OUTCOME_TYPES = {
  completed: ['logon.logon.completed'],
  refused: ['logon.logon.refused', 'authenticators.attempt.refused'],
  declined: ['qr-logon.ticket.denied'],
  failed: ['dingtalk.identification.failed'],
  expired: ['qr-logon.ticket.expired'],
} as const;
