import { InvalidArgumentError, Option, type Command } from 'commander';
import { RemoveWebhook, ReplayWebhook, SetWebhook, ShowWebhook, TestWebhook, type WebhookView } from '#audit';
import { CommandFailure } from '../../failure.js';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import { readSecrets } from '../../terminal/read-secret.js';
import { commandAction, TENANT } from '../command-action.js';

interface OfTenant {
  readonly tenant: string;
}

/** `audit webhook show|set|test|replay|remove` */
export function addAuditWebhook(audit: Command): void {
  const webhook = audit.command('webhook').description('send the log to a receiver as it is written');
  const one = (name: string, description: string): Command =>
    webhook
      .command(name)
      .description(description)
      .requiredOption(...TENANT);

  commandAction(
    one('show', 'show where the log is sent, and how far the delivery is behind'),
    async (product, { tenant }: OfTenant) => {
      const { id } = await product.tenant(tenant);
      return answer(await product.get(ShowWebhook).execute(id));
    },
  );
  commandAction(
    one('set', 'send the log to an address; asks for the secret, or reads it from standard input')
      .requiredOption('--url <address>', 'https address of the receiver')
      .option('--keep-secret', 'keep the current secret')
      .option(
        '--header <name...>',
        'send these headers with every message, such as Authorization; asks for the values after the secret, or reads one line of standard input for each',
      )
      .addOption(new Option('--drop-headers', 'stop sending headers').conflicts('header')),
    set,
  );
  commandAction(one('test', 'send a test message without records, now'), test);
  commandAction(
    one('replay', 'send records again').requiredOption(
      '--from <number>',
      'sequence number of the first record',
      sequence,
    ),
    async (product, { tenant, from }: OfTenant & { readonly from: number }) => {
      const { id } = await product.tenant(tenant);
      return answer(await product.get(ReplayWebhook).execute(id, from));
    },
  );
  commandAction(one('remove', 'stop sending the log'), async (product, { tenant }: OfTenant) => {
    const { id } = await product.tenant(tenant);
    await product.get(RemoveWebhook).execute(id);
    return { json: { tenant }, text: `The log of "${tenant}" is no longer sent.` };
  });
}

interface Settings extends OfTenant {
  readonly url: string;
  readonly keepSecret?: true;
  readonly header?: readonly string[];
  readonly dropHeaders?: true;
}

async function set(product: Product, options: Settings): Promise<Answer> {
  const { url, keepSecret = false, header: names = [], dropHeaders = false } = options;
  const { id } = await product.tenant(options.tenant);
  const given = await readSecrets([
    ...(keepSecret ? [] : ['Secret of the webhook']),
    ...names.map((name) => `Value of the header ${name}`),
  ]);
  const values = keepSecret ? given : given.slice(1);
  const headers =
    names.length > 0 || dropHeaders
      ? names.map((name, index) => ({ name, value: values[index] ?? '' }))
      : undefined;
  const secret = keepSecret ? undefined : given[0];
  return answer(await product.get(SetWebhook).execute(id, { url, secret, headers }));
}

async function test(product: Product, { tenant }: OfTenant): Promise<Answer> {
  const { id } = await product.tenant(tenant);
  const result = await product.get(TestWebhook).execute(id);
  if (!result.isAccepted)
    throw new CommandFailure(`The receiver did not accept it: ${String(result.failure)}.`);
  return { json: result, text: `Accepted in ${String(result.milliseconds)} ms.` };
}

function answer(view: WebhookView): Answer {
  const { url, headers, nextSequence, lag, failures, lastFailure, nextAttemptAt } = view;
  const lines = [
    url,
    ...(headers.length === 0 ? [] : [`Headers: ${headers.join(', ')}`]),
    `Next record: ${String(nextSequence)}`,
    `Behind: ${String(lag.records)} records, ${lag.seconds.toFixed(0)} s`,
    ...(lastFailure === null
      ? []
      : [`Failed ${String(failures)} times: ${lastFailure}; next attempt at ${nextAttemptAt.toISOString()}`]),
  ];
  return { json: view, text: lines.join('\n') };
}

function sequence(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('Must be a sequence number.');
  return Number(text);
}
