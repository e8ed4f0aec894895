import type { Command } from 'commander';
import type { FailedDelivery } from '#messaging';
import { ResolveFailedDeliveries } from '#operations';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { commandAction, REASON, TENANT } from './command-action.js';
import { assertMatched, listedId, namesSomething } from './listed-id.js';

interface Chosen {
  readonly tenant?: string;
  readonly listener?: string;
  readonly all?: true;
}

const LISTENER = ['--listener <id>', 'only deliveries to this listener, as in the list'] as const;

const NONE = 'No such delivery has failed.';

/** `deliveries list|retry|drop` */
export function addDeliveryCommands(root: Command): void {
  const deliveries = root
    .command('deliveries')
    .description('event deliveries that failed: list, retry or drop them');

  commandAction(
    deliveries
      .command('list')
      .description('list failed deliveries; those that are no longer retried come first')
      .option(TENANT[0], 'only of the tenant with this slug')
      .option(...LISTENER),
    async (product, options: Chosen) => {
      const found = await product.get(ResolveFailedDeliveries).list(await choice(product, options));
      return listed(found, found.length === 0 ? 'No delivery has failed.' : undefined);
    },
  );

  const retry = deliveries
    .command('retry')
    .description('have the worker retry now, once the cause is fixed')
    .argument('[event]', 'id of an event, as in the list', listedId)
    .option(TENANT[0], 'all of the tenant with this slug')
    .option(...LISTENER)
    .option('--all', 'all of them');
  namesSomething(retry, 'Name an event, or --tenant, or --listener, or --all.');
  commandAction(retry, async (product, options: Chosen, [event]) => {
    const given = { ...(await choice(product, options)), eventId: event };
    const retried = await product.get(ResolveFailedDeliveries).retry(given);
    assertMatched(retried, event ?? options.listener, NONE);
    return listed(retried, retried.length === 0 ? NONE : undefined);
  });

  commandAction(
    deliveries
      .command('drop')
      .description('give up an event: listeners that failed never receive it')
      .argument('<event>', 'id of the event, as in the list', listedId)
      .option(...LISTENER)
      .requiredOption(...REASON),
    async (product, options: Chosen & { readonly reason: string }, [event = '']) => {
      const given = { ...(await choice(product, options)), eventId: event };
      return listed(await product.get(ResolveFailedDeliveries).drop(given, options.reason));
    },
  );
}

async function choice(product: Product, { tenant, listener }: Chosen) {
  return { tenantId: tenant === undefined ? undefined : (await product.tenant(tenant)).id, listener };
}

function listed(deliveries: readonly FailedDelivery[], instead?: string): Answer {
  const rows = deliveries.map((delivery) => [
    delivery.eventId,
    delivery.event,
    delivery.listener,
    String(delivery.attempts),
    delivery.nextAttemptAt?.toISOString() ?? 'given up',
    delivery.error,
  ]);
  const header = ['EVENT', 'NAME', 'LISTENER', 'ATTEMPTS', 'NEXT', 'LAST FAILURE'];
  return { json: deliveries, text: instead ?? table(header, rows) };
}
