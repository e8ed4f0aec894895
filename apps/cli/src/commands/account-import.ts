import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import type { AccountImport, Encoding, Separator } from '#accounts';
import { CommandFailure } from '../failure.js';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { unreadable } from '../terminal/read-given.js';
import { commandAction, TENANT } from './command-action.js';

interface ImportOptions {
  readonly tenant: string;
  readonly file: string;
  readonly encoding?: Encoding;
  readonly separator?: Separator;
  readonly check?: true;
  readonly skipTaken?: true;
}

/** Maximum number of invalid rows to name when nothing was imported. */
const ERRORS_SHOWN = 5;

const HELP = `
The file is CSV with a header row: username, and optionally displayName, email, phoneNumber, role, and keys of
profile fields that may be entered by hand. Encoding and separator are detected unless given. All accounts are created, or none.`;

/** `account import` */
export function addAccountImport(account: Command): void {
  commandAction(
    account
      .command('import')
      .description('create accounts from a file; with --check, only show what would be created')
      .requiredOption(...TENANT)
      .requiredOption('--file <file>', 'CSV file, at most 1 MiB and 5,000 accounts')
      .addOption(
        new Option('--encoding <name>', 'encoding of the file; default: detected').choices([
          'utf-8',
          'gb18030',
          'big5',
          'utf-16le',
          'utf-16be',
          'windows-1252',
        ]),
      )
      .addOption(
        new Option(
          '--separator <name>',
          'separator between cells; default: detected from the header row',
        ).choices(['comma', 'semicolon', 'tab']),
      )
      .option(
        '--skip-taken',
        'leave out accounts whose username is taken, so that a file can be imported again',
      )
      .option('--check', 'make nothing')
      .addHelpText('after', HELP),
    importAccounts,
  );
}

async function importAccounts(product: Product, options: ImportOptions): Promise<Answer> {
  const { CheckImport, RunImport } = await import('#accounts');
  const { tenant, file, encoding, separator, check = false, skipTaken = false } = options;
  const bytes = bytesOf(file);
  const { id: tenantId } = await product.tenant(tenant);
  const found = await product.get(CheckImport).execute(tenantId, bytes, { encoding, separator });
  const wrong = found.errors.filter(({ code }) => !(skipTaken && code === 'username.taken'));
  if (wrong.length > 0) throw new CommandFailure(`Nothing was imported: ${complaints(wrong)}`);
  if (check) return { json: found, text: shown(found) };
  const done = await product.get(RunImport).execute(tenantId, found.id, { skipTaken });
  const left = done.skipped === 0 ? '' : ` ${String(done.skipped)} were skipped.`;
  return { json: done, text: `${String(done.imported)} accounts were made.${left}` };
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function complaints(errors: AccountImport['errors']): string {
  const named = errors
    .slice(0, ERRORS_SHOWN)
    .map(({ row, field, message }) => `row ${String(row)}: ${field} ${message}`);
  const more = errors.length - named.length;
  return `${[...named, ...(more > 0 ? [`and ${String(more)} more`] : [])].join('; ')}.`;
}

function shown({ preview, total, encoding, separator }: AccountImport): string {
  const keys = [...new Set(preview.flatMap(({ fields }) => Object.keys(fields)))];
  const rows = preview.map(({ row, username, displayName, email, phoneNumber, role, fields }) => [
    String(row),
    username,
    displayName,
    email ?? '',
    phoneNumber ?? '',
    role,
    ...keys.map((key) => fields[key] ?? ''),
  ]);
  return `${table(['ROW', 'USERNAME', 'NAME', 'EMAIL', 'PHONE', 'ROLE', ...keys], rows)}
${String(total)} accounts would be made. Read as ${encoding}, separated by ${separator}.`;
}
