import { inject, Injectable, signal } from '@angular/core';
import { Api } from '../../api/generated/api';
import { unknownRulesPreview, unknownRulesRead, unknownRulesSet } from '../../api/generated/functions';
import type { UnknownIdentityRule as Rule } from '../../api/generated/models/unknown-identity-rule';
import type { UnknownIdentityRulePreview as Preview } from '../../api/generated/models/unknown-identity-rule-preview';

export type RuleKind = Rule['rule'];
export type PreviewedPerson = Preview['items'][number];

/** A connection's rule for people without a binding, as stored on the server. */
@Injectable()
export class UnlinkedRuleStore {
  readonly #api = inject(Api);

  readonly rule = signal<Rule | undefined>(undefined);

  async load(connectionId: string): Promise<void> {
    this.rule.set(await this.#api.invoke(unknownRulesRead, { connectionId }));
  }

  async set({ connectionId, revision }: Rule, rule: RuleKind, unitId: string | null): Promise<void> {
    const body = { rule, unitId };
    this.rule.set(
      await this.#api.invoke(unknownRulesSet, { connectionId, 'if-match': `"${revision}"`, body }),
    );
  }

  /** The effect of a rule on those who tried recently. */
  async preview(connectionId: string, rule: RuleKind): Promise<readonly PreviewedPerson[]> {
    return (await this.#api.invoke(unknownRulesPreview, { connectionId, rule })).items;
  }
}
