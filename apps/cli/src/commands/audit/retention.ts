import { InvalidArgumentError, type Command } from 'commander';
import {
  ChangeRetention,
  ReleaseHold,
  RunRetention,
  SetHold,
  ShowRetention,
  type RetentionRun,
  type RetentionView,
} from '#audit';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import { table } from '../../terminal/table.js';
import { commandAction, REASON, TENANT } from '../command-action.js';

interface OfTenant {
  readonly tenant: string;
}

interface Reasoned extends OfTenant {
  readonly reason: string;
}

/** `audit retention show|set|hold|release|run` */
export function addAuditRetention(audit: Command): void {
  const retention = audit.command('retention').description('how long the log is kept');
  const one = (name: string, description: string): Command =>
    retention
      .command(name)
      .description(description)
      .requiredOption(...TENANT);
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- commander does not infer the type of options
  const does = <Options extends OfTenant>(
    command: Command,
    work: (product: Product, id: string, options: Options) => Promise<RetentionView>,
  ): void => {
    commandAction(command, async (product, options: Options) => {
      const { id } = await product.tenant(options.tenant);
      return answer(await work(product, id, options));
    });
  };

  does(one('show', 'show the retention period, a legal hold, and the latest runs'), (product, id) =>
    product.get(ShowRetention).execute(id),
  );
  does(
    one('set', 'set for how many days records are kept').requiredOption(
      '--days <days>',
      '30 or more, or "forever"',
      days,
    ),
    (product, id, options: OfTenant & { readonly days: number | typeof FOREVER }) =>
      product.get(ChangeRetention).execute(id, options.days === FOREVER ? null : options.days),
  );
  does(
    one('hold', 'remove nothing until the hold is released').requiredOption(...REASON),
    (product, id, { reason }: Reasoned) => product.get(SetHold).execute(id, reason),
  );
  does(one('release', 'release the hold').requiredOption(...REASON), (product, id, { reason }: Reasoned) =>
    product.get(ReleaseHold).execute(id, reason),
  );
  does(one('run', 'remove expired records now; workers do this once a day'), async (product, id) => {
    await product.get(RunRetention).execute([id]);
    return product.get(ShowRetention).execute(id);
  });
}

function answer(view: RetentionView): Answer {
  const { retentionDays, hold, firstSequence, lastSequence, runs } = view;
  const lines = [
    retentionDays === null ? 'Kept for ever' : `Kept for ${String(retentionDays)} days`,
    ...(hold === null ? [] : [`Legal hold since ${hold.since.toISOString()}: ${hold.reason}`]),
    `Records ${String(firstSequence)} to ${String(lastSequence)}`,
    ...(runs.length === 0 ? [] : [table(['STARTED', 'REMOVED', 'RESULT'], runs.map(told))]),
  ];
  return { json: view, text: lines.join('\n') };
}

function told({ startedAt, finishedAt, removed, isHeld, failure }: RetentionRun): readonly string[] {
  const result = failure ?? (isHeld ? 'held' : finishedAt === null ? 'unfinished' : 'done');
  return [startedAt.toISOString(), String(removed), result];
}

/** A non-null value for commander, which would take null for a missing one. */
const FOREVER = 'forever';

function days(text: string): number | typeof FOREVER {
  if (text === FOREVER) return FOREVER;
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Must be a number of days, or "forever".');
  return Number(text);
}
