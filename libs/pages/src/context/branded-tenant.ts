import type { Locale } from '../i18n/locale.js';

/** What pages need of a tenant: its names, its looks, its languages. */
export interface BrandedTenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly settings: {
    readonly languages: readonly Locale[];
    /** A bitmap as data URI. */
    readonly logo: string | null;
    /** `#rrggbb` */
    readonly accentColor: string;
    /** What the organisation tells people on its logon page. */
    readonly logonTexts: Readonly<Partial<Record<Locale, string>>>;
  };
}
