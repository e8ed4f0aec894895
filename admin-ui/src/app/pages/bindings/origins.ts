import type { Binding } from '../../api/generated/models/binding';

type Origin = Binding['origin'];

/** How bindings come to be. */
export const ORIGINS: readonly Origin[] = ['attach', 'import', 'admin'];

const NAMES: Readonly<Record<Origin, string>> = {
  attach: $localize`:@@bindings.origin.attach:Attached at logon`,
  import: $localize`:@@bindings.origin.import:Imported`,
  admin: $localize`:@@bindings.origin.admin:By an administrator`,
};

/** What an origin is called. */
export function originName(origin: Origin): string {
  return NAMES[origin];
}
