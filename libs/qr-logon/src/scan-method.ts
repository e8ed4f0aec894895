import type { Locale, Logo } from '#pages';
import type { ExternalIdentity } from '#providers';

/** A connection through which a tenant's people log on with an app. */
export interface ScanConnection {
  readonly id: string;
  /** Seconds for which a code can be scanned. */
  readonly ticketLifetimeSeconds: number;
  /** Whether the phone shows the browser's number, or asks for it. */
  readonly confirmation: 'plain' | 'choose_number';
  /** Facts about the connection for the script inside the app. They are sent to the phone, so none of them may be secret. */
  readonly scriptFacts: Readonly<Record<string, string>>;
}

/**
 * A logon method with which people scan a code and confirm in a provider's app. A provider's lib implements it and registers it with
 * `ScanMethods`; tickets, pages and scripts are the same for all.
 */
export interface ScanMethod {
  /** Key of its entry in the logon menu; part of addresses. */
  readonly key: string;
  /** Display name of the app. */
  readonly app: Readonly<Record<Locale, string>>;
  /** The app's own mark: stands in the middle of the code and beside the method's name. */
  readonly logo?: Logo;
  /** Found in the `User-Agent` of the app's own browser. A hint for what to show, never a basis for access rights. */
  readonly mark: RegExp;
  /** Built script of pages inside the app: asks the app for a code and posts it, see `browser/phone/identify.ts`. */
  readonly script: string;
  /** Origin of the provider's authorisation page. */
  readonly authorisationOrigin: string;
  /** Address that opens a page in the app, from another app or browser of the same device. */
  deepLink(url: string): string;
  /** The connections through which people may log on now, oldest first; at most a few seconds old. */
  connections(tenantId: string): Promise<readonly ScanConnection[]>;
  /** Address to which a person who continues on the provider's page is sent. The provider sends them back to an address of its own lib. */
  authorisationUrl(tenantId: string, connectionId: string, state: string): Promise<string>;
  /**
   * Identifies the person who gave this code to a page inside the app. Runs outside transactions and has a time-out.
   *
   * @throws NotIdentified
   */
  identify(tenantId: string, connectionId: string, code: string): Promise<ExternalIdentity>;
}
