import type { Locale } from '../i18n/locale.js';

/** The data of a tenant that pages need: its names, branding and languages. */
export interface BrandedTenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly settings: {
    readonly languages: readonly Locale[];
    /** A bitmap as a data URI. */
    readonly logo: string | null;
    /** `#rrggbb` */
    readonly accentColor: string;
    /** The organisation's own text on its logon page. */
    readonly logonTexts: Readonly<Partial<Record<Locale, string>>>;
  };
}
