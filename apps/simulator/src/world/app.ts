import type { Bilingual } from './bilingual.js';

/** `third_party` apps see mobile numbers masked. */
export type AppType = 'internal' | 'third_party';

/** How `redirect_uri` is compared with the registered addresses; DingTalk's documentation describes both. */
export type RedirectMatching = 'exact' | 'domain';

/** An app of DingTalk's developer console. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly agentId: number;
  readonly name: Bilingual;
  readonly type: AppType;
  /** The organisation that develops the app: the scope of `unionId`. */
  readonly developerCorpId: string;
  /** The organisations in which the app runs. */
  readonly corpIds: ReadonlySet<string>;
  readonly redirectUrls: readonly string[];
  readonly redirectMatching: RedirectMatching;
  /** Homepage and in-app login addresses: with the redirect URLs, they are the JSAPI's domains. */
  readonly otherAddresses: readonly string[];
  /** Permission points in force. */
  readonly permissions: ReadonlySet<string>;
  /** Granted since the last publication; in force from the next one on. */
  readonly unpublishedPermissions: ReadonlySet<string>;
  readonly published: boolean;
  /** `userId`s that may see the app, or everyone. */
  readonly visibleTo: 'everyone' | ReadonlySet<string>;
  /** `userId`s whose details the app may read, or everyone. */
  readonly contactScope: 'everyone' | ReadonlySet<string>;
  /** Departments that the app may read in addition, with all below them, unless `contactScope` is everyone. */
  readonly departmentScope: ReadonlySet<number>;
  /** Server egress addresses; empty = every address may call. */
  readonly ipWhitelist: readonly string[];
}
