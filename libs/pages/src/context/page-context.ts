import type { AssetUrls } from '../assets/assets.js';
import type { ErrorTexts } from '../errors/error-texts.js';
import type { Locale } from '../i18n/locale.js';

/** The tenant as its pages show it. */
export interface TenantView {
  readonly slug: string;
  readonly name: string;
  /** A bitmap as a data URI. Without one, pages show the first character of the name. */
  readonly logo?: string | null | undefined;
  /** `#rrggbb`. Pages adjust its lightness until the contrast is sufficient. */
  readonly accentColor?: string | undefined;
  /** The organisation's own text on its logon page, in the page's language; plain text, may have line breaks. */
  readonly logonText?: string | undefined;
}

/** The data that every page needs besides its own. */
export interface PageContext {
  readonly locale: Locale;
  /** Absent on pages that belong to no tenant, for example "tenant not found". */
  readonly tenant?: TenantView | undefined;
  /** Anti-CSRF value of this browser: each form contains it as `_csrf`, and `<meta name="csrf-token">` holds it for scripts. */
  readonly csrf: string;
  /** The CSP nonce of this answer. */
  readonly nonce: string;
  readonly assets: AssetUrls;
  /** The texts for refusals. */
  readonly errors: Pick<ErrorTexts, 'page' | 'inline' | 'icon' | 'isPassing'>;
  /** The database's time, from which "2 minutes ago" is counted. */
  readonly now: Date;
  /** Language links keep the page's own query, except `lang`. Without leading `?`. */
  readonly query?: string | undefined;
}

/** A context that belongs to a tenant. */
export type TenantContext = PageContext & { readonly tenant: TenantView };

/** A refusal to show beside a form: a `DomainError` code, and when a retry makes sense. */
export interface ErrorNotice {
  readonly code: string;
  readonly retryAfterSeconds?: number | undefined;
}

/** A browser described so that people recognise it. */
export interface DeviceView {
  readonly browser: string;
  readonly os: string;
}

/** Where a request came from. Deliberately coarse; absent parts are not shown. */
export interface OriginView {
  /** City or region, for example `Hangzhou, China`. */
  readonly place?: string | undefined;
  /** Address or network, for example `203.0.113.0/24`. */
  readonly network?: string | undefined;
}

/** An account described so that its owner recognises it. */
export interface AccountView {
  readonly displayName: string;
  readonly username: string;
}
