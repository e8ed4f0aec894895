import type { Command } from 'commander';
import { CommandFailure } from '../../failure.js';
import { anchorEveryLog, anchorLogs, type AnchoredLog } from '../../product/anchor-logs.js';
import { print, type Answer } from '../../terminal/answer.js';
import { commandAction, TENANT } from '../command-action.js';

interface AnchorOptions {
  readonly tenant?: string;
  readonly json?: true;
}

const HELP = `
For logs from versions that did not sign logs as a whole. Until such a log is anchored, verification reports that it is not.
The current content is accepted as it is, so first verify it against checkpoints that you kept. New tenants need no anchor.`;

/** `audit anchor` */
export function addAuditAnchor(audit: Command): void {
  commandAction(
    audit
      .command('anchor')
      .description('vouch, once, for logs from an older version as they are')
      .option(TENANT[0], `${TENANT[1]}; default: every tenant`)
      .addHelpText('after', HELP),
    async (product, options: AnchorOptions) => {
      const { tenant } = options;
      const found =
        tenant === undefined
          ? await anchorEveryLog(product)
          : await anchorLogs(product, [await product.tenant(tenant)]);
      return answered(found, options.json === true);
    },
  );
}

function answered(found: readonly AnchoredLog[], asJson: boolean): Answer {
  const answer = { json: found, text: found.length === 0 ? 'Every log is anchored.' : textOf(found) };
  const refused = found.filter(({ refusal }) => refusal !== null);
  if (refused.length === 0) return answer;
  if (asJson) print(answer, true);
  throw new CommandFailure(textOf(refused));
}

/** One line for each log. */
export function textOf(found: readonly AnchoredLog[]): string {
  return found
    .map(({ tenant, refusal }) =>
      refusal === null
        ? `The log of "${tenant}" is anchored.`
        : `The log of "${tenant}" is not anchored: ${refusal}`,
    )
    .join('\n');
}
