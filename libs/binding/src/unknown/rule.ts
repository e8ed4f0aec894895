/**
 * What happens with somebody who confirms a logon and whom nobody is linked to: they prove an account (`attach`), are recognised by an
 * email address that both sides vouch for (`match`), get an account (`create`), or are turned away (`refuse`).
 */
export const UNKNOWN_RULES = ['attach', 'match', 'create', 'refuse'] as const;

export type UnknownRuleKind = (typeof UNKNOWN_RULES)[number];

/** The rule of a connection. */
export interface UnknownRule {
  readonly kind: UnknownRuleKind;
  /** Unit of the directory that accounts are made in; null: none. */
  readonly unitId: string | null;
}

/** Where nobody has chosen. */
export const FIRST_RULE: UnknownRule = { kind: 'attach', unitId: null };
