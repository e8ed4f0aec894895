import type { Binding } from '../../api/generated/models/binding';

type Origin = Binding['origin'];

/** How bindings come to be. */
export const ORIGINS: readonly Origin[] = [
  'attach',
  'import',
  'self_service',
  'admin',
  'auto_match',
  'provision',
];

const NAMES: Readonly<Record<Origin, string>> = {
  attach: $localize`:@@bindings.origin.attach:Attached at a logon`,
  import: $localize`:@@bindings.origin.import:Imported`,
  self_service: $localize`:@@bindings.origin.selfService:By the person`,
  admin: $localize`:@@bindings.origin.admin:By an administrator`,
  auto_match: $localize`:@@bindings.origin.autoMatch:By a matching rule`,
  provision: $localize`:@@bindings.origin.provision:Provisioned`,
};

/** What an origin is called. */
export function originName(origin: Origin): string {
  return NAMES[origin];
}
