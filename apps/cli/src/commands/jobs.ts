import { InvalidArgumentError, type Command } from 'commander';
import type { FailedJob } from '#messaging';
import { ResolveFailedJobs } from '#operations';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { assertMatched, namesSomething } from './listed-id.js';
import { commandAction, REASON } from './command-action.js';

interface Chosen {
  readonly name?: string;
  readonly all?: true;
}

const NAME = ['--name <name>', 'only jobs of this name, as in the list'] as const;
const NONE = 'No such job has failed.';
const WHICH = 'Name a job, or --name, or --all.';

/** `jobs list|retry|drop` */
export function addJobCommands(root: Command): void {
  const jobs = root
    .command('jobs')
    .description('failed jobs of the queues, such as a recurring task or the delivery of events');

  commandAction(
    jobs
      .command('list')
      .description('list failed jobs, the newest first')
      .option(...NAME),
    async (product, { name }: Chosen) => {
      const found = await product.get(ResolveFailedJobs).list({ name });
      return listed(found, found.length === 0 ? 'No job has failed.' : undefined);
    },
  );

  const retry = jobs
    .command('retry')
    .description('have the worker retry now, once the cause is fixed')
    .argument('[job]', 'id of a job, as in the list', listedJob)
    .option(...NAME)
    .option('--all', 'all of them');
  namesSomething(retry, WHICH);
  commandAction(retry, async (product, { name }: Chosen, [id]) => {
    const retried = await product.get(ResolveFailedJobs).retry({ id, name });
    assertMatched(retried, id ?? name, NONE);
    return listed(retried, retried.length === 0 ? NONE : undefined);
  });

  const drop = jobs
    .command('drop')
    .description('remove jobs; a recurring task still runs at its next time')
    .argument('[job]', 'id of a job, as in the list', listedJob)
    .option(...NAME)
    .option('--all', 'all of them')
    .requiredOption(...REASON);
  namesSomething(drop, WHICH, 'reason');
  commandAction(drop, async (product, { name, reason }: Chosen & { readonly reason: string }, [id]) => {
    const dropped = await product.get(ResolveFailedJobs).drop({ id, name }, reason);
    assertMatched(dropped, id ?? name, NONE);
    return listed(dropped, dropped.length === 0 ? NONE : undefined);
  });
}

function listedJob(text: string): string {
  if (!/^[a-z]+\/[^\s]+$/.test(text)) throw new InvalidArgumentError('Must be an id from the list.');
  return text;
}

function listed(jobs: readonly FailedJob[], instead?: string): Answer {
  const rows = jobs.map(({ id, name, attempts, failedAt, reason }) => [
    id,
    name,
    failedAt?.toISOString() ?? '',
    String(attempts),
    reason,
  ]);
  return { json: jobs, text: instead ?? table(['JOB', 'NAME', 'FAILED', 'ATTEMPTS', 'WHY'], rows) };
}
