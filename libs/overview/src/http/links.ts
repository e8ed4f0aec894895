import * as z from 'zod';
import type { EventName } from '#kernel';
import { IdentificationFailed } from '#providers';
import type { SetUpStep } from '../application/set-up-checklist.js';

/** A link to a list of the console: the page and the query of its address. */
export const linkView = z
  .object({
    page: z.string().describe('Page of the console. The page of a provider is named like its key.'),
    query: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ConsoleLink' });

export type Link = z.output<typeof linkView>;

/** The page for each step of the set-up. */
export function stepLinks(provider: string): Readonly<Record<SetUpStep, Link>> {
  const at = (show?: string): Link => ({ page: provider, query: show === undefined ? {} : { show } });
  return {
    connection_exists: at(),
    connection_checked: at('check'),
    // The menu lists the method only after it has been switched on here.
    method_enabled: at('switch'),
    callback_confirmed: at('values'),
    first_logon: at('test'),
  };
}

/** Types of the log records that each outcome is counted from. */
export const OUTCOME_TYPES = {
  completed: ['logon.logon.completed'],
  refused: ['logon.logon.refused', 'authenticators.attempt.refused'],
  declined: ['qr-logon.ticket.denied'],
  failed: [typeOf(IdentificationFailed)],
  expired: ['qr-logon.ticket.expired'],
} as const;

/** The type of a kind of event in the log: its name without the version. */
function typeOf({ name }: { readonly name: EventName }): string {
  return name.replace(/\.v\d+$/, '');
}
