import type { Command } from 'commander';
import { CommandFailure } from '../../failure.js';
import { print, type Answer } from '../../terminal/answer.js';
import { printAction, TENANT } from '../command-action.js';
import type { VerificationReport } from './verification-report.js';

interface VerifyOptions {
  readonly tenant?: string;
  readonly checkpoints?: string;
  readonly file?: string;
  readonly manifest?: string;
  readonly publicKey?: string;
  readonly json?: true;
}

const HELP = `
With --tenant, it verifies the log in the database. With --file, it verifies an exported file and needs no database, no
settings and no network. Exit codes: 0 intact; 1 not intact (names the first bad sequence number) or could not be verified.`;

/** `audit verify` */
export function addAuditVerify(audit: Command): void {
  const command = audit
    .command('verify')
    .description('verify that nobody has changed the log, or find the first wrong record')
    .option(TENANT[0], `${TENANT[1]}; verifies the database`)
    .option('--checkpoints <file>', 'signed checkpoints kept elsewhere; with --tenant')
    .option('--file <file>', 'an exported file; verifies only that')
    .option(
      '--manifest <file>',
      'manifest of the exported file; with --tenant, of an earlier export to compare the log with',
    )
    .option('--public-key <file>', 'public keys, as "audit public-key" prints them')
    .addHelpText('after', HELP);
  // Loaded on demand: the product takes a second to load, and is missing where only a file is verified.
  printAction(command, async (options: VerifyOptions) => {
    const { file, manifest, publicKey, tenant, checkpoints } = options;
    if (file === undefined && tenant !== undefined)
      return judged(await (await import('./verify-live.js')).verifyTenant({ ...options, tenant }), options);
    if (
      file === undefined ||
      manifest === undefined ||
      publicKey === undefined ||
      tenant !== undefined ||
      checkpoints !== undefined
    )
      return command.error('Use either --tenant, or --file with --manifest and --public-key.');
    const { verifyExport } = await import('./verify-offline.js');
    return judged(await verifyExport({ file, manifest, publicKey }), options);
  });
}

function judged({ verdict, more, subject, extent }: VerificationReport, options: VerifyOptions): Answer {
  const { intact, firstBadSequence, problem, checked, from, to } = verdict;
  const json = { intact, firstBadSequence, problem, checked, from, to, ...more };
  if (intact) return { json, text: `${subject} is intact: ${extent}.` };
  if (options.json === true) print({ json, text: '' }, true);
  const first = firstBadSequence === null ? '' : ` First bad sequence number: ${String(firstBadSequence)}.`;
  throw new CommandFailure(`${subject} is not intact.${first} ${problem?.detail ?? ''}`);
}
