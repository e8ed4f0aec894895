import * as z from 'zod';
import type { PreviewedIdentity } from '../unlinked/preview-unlinked-rule.js';
import type { ShownRule } from '../unlinked/read-unlinked-rule.js';
import { UNLINKED_RULES } from '../unlinked/rule.js';
import { ATTACH_REASONS } from '../unlinked/verdict.js';
import { identityView } from './identity-view.js';

const kind = z.enum(UNLINKED_RULES);

export const ruleParams = z.object({ connectionId: z.uuid() });

export const ruleView = z
  .object({
    connectionId: z.uuid(),
    revision: z.string().describe('The ETag of this rule, without quotes.'),
    rule: kind,
    unitId: z.uuid().nullable().describe('Unit of the directory in which accounts are created.'),
    unitName: z.string().nullable().describe('null: no unit, or one that no longer exists.'),
  })
  .meta({ id: 'UnknownIdentityRule' });

export const ruleBody = z
  .strictObject({
    rule: kind.describe(
      '`attach`: the person proves an account. `match`: the account with the email address that the provider vouches for is linked. `create`: an account is created. `refuse`: the person is turned away.',
    ),
    unitId: z.uuid().nullable().default(null).describe('Required for `create`.'),
  })
  .meta({ id: 'UnknownIdentityRuleChange' });

export const previewQuery = z.strictObject({ rule: kind.default('match') });

export const previewView = z
  .object({
    items: z
      .array(
        z.object({
          identity: identityView,
          lastTriedAt: z.date(),
          outcome: kind.describe('What would happen at the next logon.'),
          reason: z.enum(ATTACH_REASONS).nullable().describe('Why the person would still have to attach.'),
          account: z
            .object({ id: z.uuid(), username: z.string(), displayName: z.string() })
            .nullable()
            .describe('The account that would be linked.'),
        }),
      )
      .describe('The latest 200 people who tried to log on in the last 30 days and are not linked.'),
  })
  .meta({ id: 'UnknownIdentityRulePreview' });

export function ruleViewOf(shown: ShownRule): z.output<typeof ruleView> {
  const { kind: rule, connectionId, revision, unitId, unitName } = shown;
  return { connectionId, revision, rule, unitId, unitName };
}

export function previewViewOf(people: readonly PreviewedIdentity[]): z.output<typeof previewView> {
  return {
    items: people.map(({ identity, lastTriedAt, outcome, reason, account }) => ({
      identity,
      lastTriedAt,
      outcome,
      reason,
      account,
    })),
  };
}
