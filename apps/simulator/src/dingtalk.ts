import { systemClock, type Clock } from './clock.js';
import { EventFeed, EVENT_PAUSES, type EventPauses } from './events/event-feed.js';
import { Faults } from './faults/faults.js';
import { AppTokens } from './issued/app-tokens.js';
import { Codes } from './issued/codes.js';
import { JsapiTickets } from './issued/jsapi-tickets.js';
import { OpaqueValues } from './issued/opaque-values.js';
import { UserTokens } from './issued/user-tokens.js';
import { RequestLog } from './requests/request-log.js';
import { CALLS_PER_SECOND, CallLimit } from './wire/oapi/call-limit.js';
import { World } from './world/world.js';

export interface DingTalkOptions {
  readonly clock?: Clock;
  readonly seed: string;
  /** Maximum number of calls of an app to one contacts API in a second; 20 when left out. */
  readonly callsPerSecond?: number;
  /** How long DingTalk waits before it delivers an event again. */
  readonly eventPauses?: EventPauses;
}

/** One DingTalk: its world, everything it has issued, and its active faults. */
export class DingTalk {
  readonly clock: Clock;
  readonly world: World;
  readonly values: OpaqueValues;
  readonly codes: Codes;
  readonly appTokens: AppTokens;
  readonly userTokens: UserTokens;
  readonly jsapiTickets: JsapiTickets;
  readonly callLimit: CallLimit;
  readonly faults = new Faults();
  readonly requests = new RequestLog();
  readonly events: EventFeed;

  constructor({
    clock = systemClock,
    seed,
    callsPerSecond = CALLS_PER_SECOND,
    eventPauses = EVENT_PAUSES,
  }: DingTalkOptions) {
    this.callLimit = new CallLimit(clock, callsPerSecond);
    this.clock = clock;
    this.world = new World(seed, clock);
    this.values = new OpaqueValues(seed);
    this.codes = new Codes(clock, this.values);
    this.appTokens = new AppTokens(clock, this.values);
    this.userTokens = new UserTokens(clock, this.values);
    this.jsapiTickets = new JsapiTickets(clock, this.values);
    this.events = new EventFeed(this.world, clock, this.values, this.faults, eventPauses);
  }

  /** Forgets everything issued and every fault; the world stays. */
  reset(): void {
    this.codes.clear();
    this.appTokens.clear();
    this.userTokens.clear();
    this.jsapiTickets.clear();
    this.faults.clear();
    this.requests.clear();
    this.events.clear();
  }
}
