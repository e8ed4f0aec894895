import type { Command } from 'commander';
import type { WaitingMail } from '#mail';
import { ResolveFailedMails } from '#operations';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { assertMatched, listedId, namesSomething } from './listed-id.js';
import { commandAction, REASON, TENANT } from './command-action.js';

interface Chosen {
  readonly tenant?: string;
  readonly all?: true;
}

const NONE = 'No such mail has failed.';

/** `mails list|retry|drop` */
export function addMailCommands(root: Command): void {
  const mails = root
    .command('mails')
    .description(
      'mails that wait to be sent, or that the mail server did not accept; their content is not shown',
    );

  commandAction(
    mails
      .command('list')
      .description('list waiting mails; those that are no longer retried come first')
      .option(TENANT[0], 'only of the tenant with this slug'),
    async (product, options: Chosen) => {
      const found = await product
        .get(ResolveFailedMails)
        .list({ tenantId: await tenantOf(product, options) });
      return listed(found, found.length === 0 ? 'No mail is waiting.' : undefined);
    },
  );

  const retry = mails
    .command('retry')
    .description('have the worker retry failed mails now, once the cause is fixed')
    .argument('[mail]', 'id of a mail, as in the list', listedId)
    .option(TENANT[0], 'all of the tenant with this slug')
    .option('--all', 'all of them');
  namesSomething(retry, 'Name a mail, or --tenant, or --all.');
  commandAction(retry, async (product, options: Chosen, [mail]) => {
    const given = { id: mail, tenantId: await tenantOf(product, options), failed: true };
    const retried = await product.get(ResolveFailedMails).retry(given);
    assertMatched(retried, mail, NONE);
    return listed(retried, retried.length === 0 ? NONE : undefined);
  });

  commandAction(
    mails
      .command('drop')
      .description('remove a mail, so that it is never sent')
      .argument('<mail>', 'id of the mail, as in the list', listedId)
      .requiredOption(...REASON),
    async (product, { reason }: { readonly reason: string }, [mail = '']) =>
      listed([await product.get(ResolveFailedMails).drop(mail, reason)]),
  );
}

async function tenantOf(product: Product, { tenant }: Chosen): Promise<string | undefined> {
  return tenant === undefined ? undefined : (await product.tenant(tenant)).id;
}

function listed(mails: readonly WaitingMail[], instead?: string): Answer {
  const rows = mails.map((mail) => [
    mail.id,
    mail.kind,
    mail.createdAt.toISOString(),
    String(mail.attempts),
    mail.nextAttemptAt?.toISOString() ?? 'given up',
    mail.error ?? '',
  ]);
  const header = ['MAIL', 'KIND', 'MADE', 'ATTEMPTS', 'NEXT', 'LAST FAILURE'];
  return { json: mails, text: instead ?? table(header, rows) };
}
