import type { Command } from 'commander';
import { CommandFailure } from '../../failure.js';
import { print, type Answer } from '../../terminal/answer.js';
import { prints, TENANT } from '../operation.js';
import type { Judgement } from './judgement.js';

interface VerifyOptions {
  readonly tenant?: string;
  readonly checkpoints?: string;
  readonly file?: string;
  readonly manifest?: string;
  readonly publicKey?: string;
  readonly json?: true;
}

const HELP = `
With --tenant, the log as it is in the database. With --file, an exported file: that needs neither the database nor any
setting nor a network. Exit codes: 0 intact, 1 not intact (the first bad sequence number is named) or not to be verified.`;

/** `audit verify` */
export function addAuditVerify(audit: Command): void {
  const command = audit
    .command('verify')
    .description('prove that nobody has changed the log, or find the first record that is wrong')
    .option(TENANT[0], `${TENANT[1]}; verifies the database`)
    .option('--checkpoints <file>', 'signed checkpoints that were kept elsewhere; with --tenant')
    .option('--file <file>', 'an exported file; verifies only that')
    .option(
      '--manifest <file>',
      'manifest of the exported file; with --tenant, of an earlier export to hold the log against',
    )
    .option('--public-key <file>', 'public keys, as "audit public-key" prints them')
    .addHelpText('after', HELP);
  // Loaded on demand: the product takes a second to load, and is missing where only a file is verified.
  prints(command, async (options: VerifyOptions) => {
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
      return command.error('Name either --tenant, or --file, --manifest and --public-key.');
    const { verifyExport } = await import('./verify-offline.js');
    return judged(await verifyExport({ file, manifest, publicKey }), options);
  });
}

function judged({ verdict, more, subject, extent }: Judgement, options: VerifyOptions): Answer {
  const { intact, firstBadSequence, problem, checked, from, to } = verdict;
  const json = { intact, firstBadSequence, problem, checked, from, to, ...more };
  if (intact) return { json, text: `${subject} is intact: ${extent}.` };
  if (options.json === true) print({ json, text: '' }, true);
  const first = firstBadSequence === null ? '' : ` First bad sequence number: ${String(firstBadSequence)}.`;
  throw new CommandFailure(`${subject} is not intact.${first} ${problem?.detail ?? ''}`);
}
