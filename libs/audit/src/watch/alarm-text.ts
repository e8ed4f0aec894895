import type { Problem } from '../verification/verdict.js';

/** The email to the auditors about a log that is not intact; in English, like the emails with checkpoints. */
export function alarmText(
  tenantId: string,
  { sequence, detail }: Problem,
): { readonly subject: string; readonly text: string } {
  return {
    subject: `The log of ${tenantId} is not intact`,
    text: [
      detail,
      ...(sequence === null ? [] : [`First bad sequence number: ${String(sequence)}.`]),
      '',
      'Leave the database as it is, and verify the log against the checkpoints that you keep:',
      '"audit verify --tenant <slug> --checkpoints <file>". After a restore from a backup, see "When the log is not intact" in docs/audit-log.md.',
    ].join('\n'),
  };
}
