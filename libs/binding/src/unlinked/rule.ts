/**
 * What happens when a person who is not linked to an account confirms a logon: they prove an account (`attach`), are recognised by an email
 * address that both sides vouch for (`match`), get an account (`create`), or are turned away (`refuse`).
 */
export const UNLINKED_RULES = ['attach', 'match', 'create', 'refuse'] as const;

export type UnlinkedRuleKind = (typeof UNLINKED_RULES)[number];

/** The rule of a connection. */
export interface UnlinkedRule {
  readonly kind: UnlinkedRuleKind;
  /** Directory unit in which accounts are made; null: none. */
  readonly unitId: string | null;
}

/** The rule of a connection for which nobody has chosen one. */
export const FIRST_RULE: UnlinkedRule = { kind: 'attach', unitId: null };
