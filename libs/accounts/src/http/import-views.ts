import { z } from 'zod';
import type { AccountImport } from '../domain/account-import.js';

const importError = z
  .object({
    row: z.int().describe('Row of the spreadsheet; the header is row 1.'),
    field: z.enum(['username', 'displayName', 'email', 'role']),
    code: z.string().describe('`<field>.invalid`, `.duplicate`, `.taken`, or `role.owner_required`.'),
    message: z.string().describe('One English sentence.'),
  })
  .meta({ id: 'AccountImportError' });

/** How an import stands. */
export const importView = z
  .object({
    id: z.uuid(),
    state: z.enum(['checked', 'running', 'done']),
    createdAt: z.date(),
    finishedAt: z.date().nullable(),
    total: z.int().describe('Accounts in the file.'),
    imported: z.int().describe('Accounts made; while it runs, how far it is.'),
    skipped: z.int().describe('Accounts left out because their user name is taken.'),
    errors: z.array(importError).describe('What keeps the file from being imported, by row; at most 1,000.'),
  })
  .meta({ id: 'AccountImport' });

export const commitBody = z.object({
  skipTaken: z
    .boolean()
    .default(false)
    .describe('Leaves out accounts whose user name is taken, so that a file can be imported again.'),
});

export function importViewOf(found: AccountImport): z.output<typeof importView> {
  return { ...found, errors: [...found.errors] };
}
