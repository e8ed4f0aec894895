import type { Permission } from '../../session/permissions';
import type { IconName } from '../../ui/icons';
import { PAGES } from '../pages';

/** A target of the palette. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  /** A secondary text. */
  readonly detail?: string;
  readonly icon: IconName;
  readonly link: readonly string[];
}

interface Act {
  readonly name: string;
  readonly icon: IconName;
  readonly link: readonly string[];
  readonly permission: Permission | null;
}

/** Actions with an address of their own. */
const ACTS: readonly Act[] = [
  {
    name: $localize`:@@accounts.create:Create account`,
    icon: 'add',
    link: ['/accounts/new'],
    permission: 'accounts.manage',
  },
  {
    name: $localize`:@@import.title:Import accounts`,
    icon: 'upload',
    link: ['/accounts/import'],
    permission: 'accounts.manage',
  },
  {
    name: $localize`:@@palette.unlinked:People who are not linked yet`,
    icon: 'link',
    link: ['/bindings/unlinked'],
    permission: 'bindings.read',
  },
  {
    name: $localize`:@@palette.links:Attach links`,
    icon: 'link',
    link: ['/bindings/attach-links'],
    permission: 'bindings.read',
  },
  {
    name: $localize`:@@applications.new:Connect application`,
    icon: 'add',
    link: ['/applications/gallery'],
    permission: 'applications.manage',
  },
  {
    name: $localize`:@@applications.keys:Signing keys`,
    icon: 'key',
    link: ['/applications/signing-keys'],
    permission: 'applications.read',
  },
  {
    name: $localize`:@@palette.exports:Exports of the log`,
    icon: 'download',
    link: ['/audit/exports'],
    permission: 'audit.export',
  },
  {
    name: $localize`:@@audit.keeping:Retention and streaming`,
    icon: 'audit',
    link: ['/audit/keeping'],
    permission: 'audit.read',
  },
];

/** The permitted pages and actions whose names contain every word; those that begin with the text come first. */
export function entriesFor(words: string, can: (permission: Permission | null) => boolean): readonly Entry[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const pages = PAGES.map(({ title, icon, path, permission }) => ({
    name: title,
    icon,
    link: [`/${path}`],
    permission,
  }));
  return [...pages, ...ACTS]
    .filter(({ permission }) => can(permission))
    .filter(({ name }) => wanted.every((word) => name.toLowerCase().includes(word)))
    .sort((one, other) => Number(startsWith(other.name, wanted)) - Number(startsWith(one.name, wanted)))
    .map(({ name, icon, link }) => ({ id: link.join('/'), name, icon, link }));
}

function startsWith(name: string, [first = '']: readonly string[]): boolean {
  return name.toLowerCase().startsWith(first);
}
