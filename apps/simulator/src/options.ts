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
  /** `127.0.0.1` when left out, because the simulator lets anybody log on as anybody. */
  readonly host?: string;
  /** The port of the mail server; 0 = any free one, which is also the default. */
  readonly smtpPort?: number;
  readonly clock?: Clock;
  /** The only server the simulated phone ever visits; `http://localhost:3000` when left out. */
  readonly portalUrl?: string;
  /** The portal's public address, if it is a different one. */
  readonly portalPublicUrl?: string;
  /** Creates the world; the demo world when left out. */
  readonly world?: (world: World, portalUrl: string) => void;
  /** Same seed, same ids, codes and tokens; `simulator` when left out. */
  readonly seed?: string;
  /** Maximum number of calls of an app to one contacts API in a second; 20, as in DingTalk's standard edition, when left out. */
  readonly callsPerSecond?: number;
  /** How long DingTalk waits before it delivers an event again; as the real one when left out. */
  readonly eventPauses?: EventPauses;
  readonly logger?: boolean;
}

/** A running simulator. */
export interface Simulator {
  /** The base address of the logon page, both APIs and the simulator's own pages. */
  readonly url: string;
  /** `smtp://host:port` */
  readonly smtpUrl: string;
  readonly world: World;
  readonly faults: Faults;
  readonly mailbox: Mailbox;
  /** Every call that DingTalk's side has received. */
  readonly requests: RequestLog;
  /** Notifies apps of changes, on open lines and by push. */
  readonly events: EventFeed;
  /** Lets the simulated phone visit this portal, too; tests learn its port only late. */
  allowPortal(url: string): void;
  /** Shows a QR code to the phone while it is valid, under the id by which it can be hidden. */
  show(id: string, url: string, lifetimeSeconds: number): void;
  /** Removes the code with this id from the list. */
  hide(id: string): void;
  /** A code of any kind as DingTalk would give it to the person's device; missing values come from the app. */
  issueCode(grant: Pick<CodeGrant, 'kind' | 'personId' | 'clientId'> & Partial<CodeGrant>): string;
  /** The answer of the JSAPI in the person's DingTalk to `requestAuthCode`. */
  issueJsapiCode(personId: string, request: JsapiCodeRequest): JsapiCodeAnswer;
  /** The answer of the bridge on the person's phone to a call by its native name. */
  invokeJsapi(personId: string, call: JsapiCall): JsapiAnswer;
  /** Ends every app token now, early. */
  expireAppTokens(): void;
  /** Resets everything except the world. */
  reset(): void;
  close(): Promise<void>;
}
