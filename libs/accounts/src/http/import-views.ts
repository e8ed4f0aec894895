import * as z from 'zod';
import type { AccountImport } from '../domain/import/account-import.js';
import { ENCODINGS } from '../domain/import/encodings.js';
import { SEPARATORS, type Separator } from '../domain/import/separator.js';
import { ROLES } from '../domain/role.js';

const importError = z
  .object({
    row: z.int().describe('Row of the spreadsheet; the header is row 1.'),
    field: z
      .string()
      .describe('`username`, `displayName`, `email`, `phoneNumber`, `role`, or the key of a profile field.'),
    code: z
      .string()
      .describe(
        '`<field>.invalid`, `.separator`, `.mangled`, `.duplicate`, `.taken`; `username.confusable`, `username.lookalike`, `role.owner_required`. Of profile fields `fields.invalid`, `.missing`, `.duplicate`, `.taken`, `.separator`, `.mangled`.',
      ),
    message: z.string().describe('One English sentence.'),
  })
  .meta({ id: 'AccountImportError' });

const encoding = z.enum(ENCODINGS);
const separator = z.enum(Object.keys(SEPARATORS) as [Separator, ...Separator[]]);

/** How to read the file; settings left out are detected. */
export const readingQuery = z.strictObject({
  encoding: encoding.optional().describe('`gb18030` also reads GBK and GB2312.'),
  separator: separator.optional(),
});

const importRow = z
  .object({
    row: z.int(),
    username: z.string(),
    displayName: z.string(),
    email: z.string().nullable(),
    phoneNumber: z.string().nullable(),
    role: z.enum(ROLES),
    fields: z.record(z.string(), z.string()).describe('Values of profile fields, by field key.'),
  })
  .meta({ id: 'AccountImportRow' });

/** The state of an import. */
export const importView = z
  .object({
    id: z.uuid(),
    state: z.enum(['checked', 'running', 'done']),
    createdAt: z.date(),
    finishedAt: z.date().nullable(),
    encoding: encoding.describe('Encoding with which the file was read.'),
    separator: separator.describe('Separator with which the file was read.'),
    preview: z.array(importRow).describe('The first accounts as they would be created; at most 100.'),
    total: z.int().describe('Number of accounts in the file.'),
    imported: z.int().describe('Number of accounts created so far.'),
    skipped: z.int().describe('Number of accounts skipped because their username is taken.'),
    errors: z.array(importError).describe('Errors that prevent the import, by row; at most 1,000.'),
  })
  .meta({ id: 'AccountImport' });

export const commitBody = z.strictObject({
  skipTaken: z
    .boolean()
    .default(false)
    .describe('Skips accounts whose username is taken, so that a file can be imported again.'),
});

export function importViewOf(found: AccountImport): z.output<typeof importView> {
  return { ...found, preview: [...found.preview], errors: [...found.errors] };
}
