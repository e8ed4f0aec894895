import type { Command } from 'commander';
import { ChangeProfile, ReadProfile } from '#profiles';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { assertPairs } from './listed-id.js';
import { commandAction, TENANT } from './command-action.js';

interface OneProfile {
  readonly tenant: string;
  readonly username: string;
}

/** `account profile show|set` */
export function addAccountProfile(account: Command): void {
  const profile = account
    .command('profile')
    .description('profile of a person: values kept besides the account');
  const one = (name: string, description: string): Command =>
    profile
      .command(name)
      .description(description)
      .requiredOption(...TENANT)
      .requiredOption('--username <name>', 'username of the account');
  commandAction(one('show', 'show the profile, and where each value comes from'), showProfile);
  commandAction(
    one('set <values...>', 'change values, each as FIELD=VALUE; an empty value removes the field'),
    async (product, options: OneProfile, words) => {
      const values = valuesOf(words);
      const { tenantId, id } = await found(product, options);
      await product.get(ChangeProfile).execute(tenantId, id, values, { by: 'administrators' });
      return showProfile(product, options);
    },
  );
}

async function showProfile(product: Product, options: OneProfile): Promise<Answer> {
  const { tenantId, id } = await found(product, options);
  const { entries } = await product.get(ReadProfile).execute(tenantId, id, 'administrators');
  return {
    json: Object.fromEntries(
      entries.map(({ field, value, origin, said }) => [field.key, { value, origin, said }]),
    ),
    text: table(
      ['FIELD', 'VALUE', 'FROM'],
      entries.map(({ field, value, origin }) => [field.key, value ?? '–', origin ?? '–']),
    ),
  };
}

async function found(product: Product, { tenant: slug, username }: OneProfile) {
  const tenant = await product.tenant(slug);
  const { id } = await product.account(tenant, username);
  return { tenantId: tenant.id, id };
}

function valuesOf(words: readonly string[]): Record<string, string> {
  assertPairs(words, 'FIELD=VALUE');
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=');
      return [word.slice(0, at), word.slice(at + 1)];
    }),
  );
}
