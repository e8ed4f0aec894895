import type { Clock } from './clock.js';
import type { JsapiCodeAnswer, JsapiCodeRequest } from './bridge/issue-jsapi-code.js';
import type { JsapiAnswer, JsapiCall } from './bridge/invoke-jsapi.js';
import type { EventFeed, EventPauses } from './events/event-feed.js';
import type { Faults } from './faults/faults.js';
import type { CodeGrant } from './issued/codes.js';
import type { Mailbox } from './mailbox/mailbox.js';
import type { RequestLog } from './requests/request-log.js';
import type { World } from './world/world.js';

export interface SimulatorOptions {
  /** 0 = any free one. */
  readonly port: number;
  /** `127.0.0.1` when left out, as the simulator lets anybody log on as anybody. */
  readonly host?: string;
  /** Of the mail server; 0 = any free one, which is also the default. */
  readonly smtpPort?: number;
  readonly clock?: Clock;
  /** The only server the simulated phone ever visits; `http://localhost:3000` when left out. */
  readonly portalUrl?: string;
  /** The portal's public address, where that is another one. */
  readonly portalPublicUrl?: string;
  /** Fills the world; the demo world when left out. */
  readonly world?: (world: World, portalUrl: string) => void;
  /** Same seed, same ids, codes and tokens; `simulator` when left out. */
  readonly seed?: string;
  /** Calls that an app may make of one contacts API in a second; 20, as of DingTalk's standard edition, when left out. */
  readonly callsPerSecond?: number;
  /** How long DingTalk waits before it delivers an event again; as the real one when left out. */
  readonly eventPauses?: EventPauses;
  readonly logger?: boolean;
}

/** A running simulator. */
export interface Simulator {
  /** Base of logon page, API and old API alike; also where its own pages are. */
  readonly url: string;
  /** `smtp://host:port` */
  readonly smtpUrl: string;
  readonly world: World;
  readonly faults: Faults;
  readonly mailbox: Mailbox;
  /** Every call that DingTalk's side received. */
  readonly requests: RequestLog;
  /** Tells apps about changes, on open lines and by push. */
  readonly events: EventFeed;
  /** Lets the simulated phone visit this portal, too; tests know its port only late. */
  allowPortal(url: string): void;
  /** Shows a QR code to the phone, for as long as it is valid, under the id by which it is hidden. */
  show(id: string, url: string, lifetimeSeconds: number): void;
  /** Takes the code of this id from the list. */
  hide(id: string): void;
  /** A code as DingTalk would hand it to the person's device, of any kind; what is left out comes from the app. */
  issueCode(grant: Pick<CodeGrant, 'kind' | 'personId' | 'clientId'> & Partial<CodeGrant>): string;
  /** What the JSAPI in the person's DingTalk answers to `requestAuthCode`. */
  issueJsapiCode(personId: string, request: JsapiCodeRequest): JsapiCodeAnswer;
  /** What the bridge on the person's phone answers to a call by its native name. */
  invokeJsapi(personId: string, call: JsapiCall): JsapiAnswer;
  /** Every app token ends now, before its time. */
  expireAppTokens(): void;
  /** Resets everything but the world. */
  reset(): void;
  close(): Promise<void>;
}
