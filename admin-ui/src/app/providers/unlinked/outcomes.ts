import type { RuleKind } from './unlinked-rule-store';

/** The outcome of a person's next logon. */
export const OUTCOMES: Readonly<Record<RuleKind, string>> = {
  attach: $localize`:@@unknown.outcome.attach:Proves an account`,
  match: $localize`:@@unknown.outcome.match:Is linked to an account`,
  create: $localize`:@@unknown.outcome.create:Gets an account`,
  refuse: $localize`:@@unknown.outcome.refuse:Is turned away`,
};
