import type { Locale, Logo } from '#pages';
import type { ExternalIdentity } from '#providers';

/** A connection by which a tenant's people log on with an app. */
export interface ScanConnection {
  readonly id: string;
  /** Seconds for which a code can be scanned. */
  readonly ticketLifetimeSeconds: number;
  /** Whether the phone shows the browser's number, or asks for it. */
  readonly confirmation: 'plain' | 'choose_number';
  /** What the script inside the app needs to know of the connection. It is sent to the phone, so nothing of it is secret. */
  readonly scriptFacts: Readonly<Record<string, string>>;
}

/**
 * A logon method by which people scan a code with a provider's app and confirm in it. A provider's lib implements it and
 * registers it with `ScanMethods`; tickets, pages and scripts are the same for all.
 */
export interface ScanMethod {
  /** Key of its entry in the logon menu; part of addresses. */
  readonly key: string;
  /** What people call the app. */
  readonly app: Readonly<Record<Locale, string>>;
  /** The app's own mark: stands in the middle of the code and beside the method's name. */
  readonly logo?: Logo;
  /** Found in the `User-Agent` of the app's own browser: a hint for what to show, never a ground for rights. */
  readonly mark: RegExp;
  /** Built script of pages inside the app: asks the app for a code and posts it, see `browser/phone/identify.ts`. */
  readonly script: string;
  /** Origin of the provider's authorisation page. */
  readonly authorisationOrigin: string;
  /** Address that opens a page in the app, from another app or browser of the same device. */
  deepLink(url: string): string;
  /** The connections by which people may log on now, the oldest first; a few seconds old at most. */
  connections(tenantId: string): Promise<readonly ScanConnection[]>;
  /** Where a person is sent who goes on by the provider's page. The provider sends them back to an address of its own lib. */
  authorisationUrl(tenantId: string, connectionId: string, state: string): Promise<string>;
  /**
   * Who gave this code to a page inside the app. Stands outside transactions and has a time-out.
   *
   * @throws NotIdentified
   */
  identify(tenantId: string, connectionId: string, code: string): Promise<ExternalIdentity>;
}
