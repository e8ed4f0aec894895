import { Option, type Command } from 'commander';
import type { ExportFormat, FilterQuery } from '#audit';
import { CommandFailure } from '../../failure.js';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import { commandAction, TENANT } from '../command-action.js';
import { exportLog } from './export-log.js';

interface ExportOptions {
  readonly tenant: string;
  readonly format: ExportFormat;
  readonly out: string;
  readonly force?: true;
  readonly from?: string;
  readonly to?: string;
  readonly type?: string[];
  readonly outcome?: string[];
  readonly actor?: string;
  readonly person?: string;
  readonly target?: string;
  readonly method?: string[];
  readonly ip?: string;
  readonly text?: string;
}

const HELP = `
Writes the records to the file, and the signed manifest to <file>.manifest.json. Without a filter, it exports all records that
are kept. A file gets its name only when it is complete. The export itself is recorded in the log.`;

/** `audit export` */
export function addAuditExport(audit: Command): void {
  commandAction(
    audit
      .command('export')
      .description('write the log, or the records that match a filter, to a file with a signed manifest')
      .requiredOption(...TENANT)
      .addOption(
        new Option(
          '--format <format>',
          'csv; csv-excel: CSV that Excel reads; jsonl: one JSON document per line; ocsf: for a SIEM',
        )
          .choices(['csv', 'csv-excel', 'jsonl', 'ocsf'])
          .makeOptionMandatory(),
      )
      .requiredOption('--out <file>', 'file to write')
      .option('--force', 'replace existing files')
      .option('--from <time>', 'records at or after this time, such as 2026-11-27T00:00:00Z')
      .option('--to <time>', 'records before this time')
      .option(
        '--type <type...>',
        'event type, such as logon.logon.completed; with several, any of them matches',
      )
      .option('--outcome <outcome...>', 'success, refused or info')
      .option('--actor <actor>', 'id of an account, or account, anonymous, operator, system')
      .option(
        '--person <id>',
        'id of an account: finds what it did, and what was done to it or tried with it',
      )
      .option('--target <target>', 'target of the event: its id, kind:id, or kind:')
      .option('--method <method...>', 'logon method')
      .option('--ip <address>', 'IP address of either device')
      .option('--text <words>', 'words that a record must contain')
      .addHelpText('after', HELP),
    writeExport,
  );
}

async function writeExport(product: Product, options: ExportOptions): Promise<Answer> {
  const { tenant: slug, format, out, force = false, ...given } = options;
  const query = await queryOf(given);
  const { id } = await product.tenant(slug);
  const wish = { tenant: { id, slug }, format, query };
  const { file, beside, manifest } = await exportLog(product, wish, { out, force });
  const { count, bytes, sha256, keyId } = manifest;
  if (count === 0) await warnOfMissing(product, id, query);
  return {
    json: { file, manifest: beside, count, bytes, sha256, keyId },
    text: `${file}: ${String(count)} records, ${String(bytes)} bytes, SHA-256 ${sha256}\n${beside}: signed by the key "${keyId}"`,
  };
}

/** Reports filter values that occur in no record, so that a mistyped word is not taken for a log without such records. */
async function warnOfMissing(product: Product, tenantId: string, query: FilterQuery): Promise<void> {
  const { ValuesWithoutRecords } = await import('#audit');
  const missing = await product.get(ValuesWithoutRecords).execute(tenantId, query);
  for (const words of missing) process.stderr.write(`No record matches ${words}.\n`);
}

/** The filter in the form of the API. */
async function queryOf(given: object): Promise<FilterQuery> {
  const { filterQuery } = await import('#audit');
  const result = filterQuery.safeParse(
    Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'json')),
  );
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new CommandFailure(`--${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
}
