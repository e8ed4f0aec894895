import { Option, type Command } from 'commander';
import {
  ChangeUnlinkedRule,
  PreviewUnlinkedRule,
  ReadUnlinkedRule,
  UNLINKED_RULES,
  type UnlinkedRuleKind,
} from '#binding';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { withoutContradiction } from './contradiction.js';
import { findConnection, shownConnection, type ConnectionOptions } from './connection-options.js';
import { listedId } from './listed-id.js';
import { commandAction } from './command-action.js';

interface WithRule extends ConnectionOptions {
  readonly unknown: UnlinkedRuleKind;
  readonly unit?: string;
}

const rule = (what: string): Option =>
  new Option('--unknown <rule>', what).choices(UNLINKED_RULES).makeOptionMandatory();

/**
 * `connection show
 * set
 * preview`: the rule for people without a binding.
 */
export function addUnknownRuleCommands(one: (name: string, description: string) => Command): void {
  commandAction(
    one('show', 'show a connection, and its rule for people who are not linked to an account'),
    show,
  );
  commandAction(
    one('set', 'set the rule for people who are not linked to an account; check the preview first')
      .addOption(
        rule(
          'attach: they prove an account; match: linked by the email address from the organisation; create: they get an account; refuse: they are turned away',
        ),
      )
      .option('--unit <id>', 'directory unit in which accounts are created', listedId),
    set,
  );
  commandAction(
    one(
      'preview',
      'show what a rule would do with people who tried to log on in the last 30 days; changes nothing',
    ).addOption(rule('rule to preview')),
    preview,
  );
}

async function show(product: Product, options: ConnectionOptions): Promise<Answer> {
  const found = await findConnection(product, options);
  const { kind, unitId, unitName } = await product.get(ReadUnlinkedRule).execute(found.tenantId, found.id);
  return {
    json: { ...shownConnection(found), unknown: kind, unit: unitId },
    text: table(
      ['KEY', 'NAME', 'STATE', 'UNKNOWN', 'UNIT'],
      [[found.key, found.displayName, found.state, kind, unitName ?? unitId ?? '']],
    ),
  };
}

async function set(product: Product, options: WithRule): Promise<Answer> {
  const found = await findConnection(product, options);
  const { unknown: kind, unit: unitId = null } = options;
  await withoutContradiction('unknown_rule.unit_unused', () =>
    product.get(ChangeUnlinkedRule).execute(found.tenantId, found.id, { kind, unitId }),
  );
  return {
    json: { ...shownConnection(found), unknown: kind, unit: unitId },
    text: `The connection "${found.key}" has the rule "${kind}" for people who are linked to no account.`,
  };
}

async function preview(product: Product, options: WithRule): Promise<Answer> {
  const found = await findConnection(product, options);
  const people = await product.get(PreviewUnlinkedRule).execute(found.tenantId, found.id, options.unknown);
  return {
    json: people,
    text: table(
      ['NAME', 'ID', 'LAST TRIED', 'OUTCOME', 'REASON', 'ACCOUNT'],
      people.map(({ identity, lastTriedAt, outcome, reason, account }) => [
        identity.name,
        identity.attributes.map(({ value }) => value).join(', '),
        lastTriedAt.toISOString(),
        outcome,
        reason ?? '',
        account?.username ?? '',
      ]),
    ),
  };
}
