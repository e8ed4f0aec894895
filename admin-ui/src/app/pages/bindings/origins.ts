import type { Binding } from '../../api/generated/models/binding';

type Origin = Binding['origin'];

/** The origins of bindings. */
export const ORIGINS: readonly Origin[] = [
  'attach',
  'self_service',
  'import',
  'admin',
  'auto_match',
  'provision',
];

const NAMES: Readonly<Record<Origin, string>> = {
  attach: $localize`:@@bindings.origin.attach:Attached at logon`,
  self_service: $localize`:@@bindings.origin.self_service:By the person, from home`,
  import: $localize`:@@bindings.origin.import:Imported`,
  admin: $localize`:@@bindings.origin.admin:By an administrator`,
  auto_match: $localize`:@@bindings.origin.auto_match:By email address`,
  provision: $localize`:@@bindings.origin.provision:With a new account`,
};

/** The label of an origin. */
export function originName(origin: Origin): string {
  return NAMES[origin];
}
