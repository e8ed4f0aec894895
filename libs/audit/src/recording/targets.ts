import { isId } from '#kernel';
import type { AuditTarget } from '../document/audit-record.js';

/** The names of ids in events, with the kind of target that each stands for. */
const KINDS: Readonly<Record<string, string>> = {
  accountId: 'account',
  sessionId: 'session',
  logonId: 'logon',
  ticketId: 'ticket',
  connectionId: 'connection',
  bindingId: 'binding',
  attachmentId: 'attachment',
  linkId: 'attach-link',
  accessId: 'emergency-access',
  exportId: 'export',
  webhookId: 'webhook',
  applicationId: 'application',
};

/** Builds targets from the ids among the details, unless the event names its targets. */
export function takeTargets(
  named: readonly AuditTarget[],
  details: Readonly<Record<string, unknown>>,
): { readonly targets: readonly AuditTarget[]; readonly detail: Readonly<Record<string, unknown>> } {
  const targets = [...named];
  const detail: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(details)) {
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    if (kind === undefined || typeof value !== 'string' || !isId(value)) detail[name] = value;
    else if (!named.some(({ id }) => id === value)) targets.push({ kind, id: value });
  }
  return { targets, detail };
}
