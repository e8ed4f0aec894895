import * as z from 'zod';
import type { PreviewedIdentity } from '../unknown/preview-unknown-rule.js';
import type { ShownRule } from '../unknown/read-unknown-rule.js';
import { UNKNOWN_RULES } from '../unknown/rule.js';
import { ATTACH_REASONS } from '../unknown/verdict.js';
import { identityView } from './identity-view.js';

const kind = z.enum(UNKNOWN_RULES);

export const ruleParams = z.object({ connectionId: z.uuid() });

export const ruleView = z
  .object({
    connectionId: z.uuid(),
    revision: z.string().describe('In quotes it is the ETag of this rule.'),
    rule: kind,
    unitId: z.uuid().nullable().describe('Unit of the directory that accounts are created in.'),
    unitName: z.string().nullable().describe('null: none, or one that is no more.'),
  })
  .meta({ id: 'UnknownIdentityRule' });

export const ruleBody = z
  .strictObject({
    rule: kind.describe(
      '`attach`: they prove an account. `match`: an account with the email address that the provider vouches for is linked. `create`: they get an account. `refuse`: they are turned away.',
    ),
    unitId: z.uuid().nullable().default(null).describe('For `create`.'),
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
          reason: z.enum(ATTACH_REASONS).nullable().describe('Why they would have to attach all the same.'),
          account: z
            .object({ id: z.uuid(), username: z.string(), displayName: z.string() })
            .nullable()
            .describe('The account that would be linked.'),
        }),
      )
      .describe('The newest 200 who tried in the last 30 days and whom nobody is linked to.'),
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
