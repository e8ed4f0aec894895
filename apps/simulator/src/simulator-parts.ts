import { OwnHosts } from './control/own-hosts.js';
import { DingTalk, type DingTalkOptions } from './dingtalk.js';
import { LoginSessions } from './login/login-session.js';
import { QrTickets } from './login/qr-tickets.js';
import { Mailbox } from './mailbox/mailbox.js';
import { PhoneAddresses } from './phone/phone-addresses.js';
import { PhoneBrowser } from './phone/phone-browser.js';
import { Phones } from './phone/phones.js';
import { PortalOrigins } from './phone/portal-origins.js';
import { ShownTickets } from './phone/shown-tickets.js';

/** Everything that has state, in one place so that it can be reset at once. */
export class SimulatorParts {
  readonly dingtalk: DingTalk;
  readonly qrTickets: QrTickets;
  readonly mailbox = new Mailbox();
  readonly phones = new Phones();
  readonly addresses = new PhoneAddresses(this.phones);
  readonly portals = new PortalOrigins();
  readonly shown = new ShownTickets();
  readonly hosts: OwnHosts;
  readonly phoneBrowser: PhoneBrowser;
  readonly sessions: LoginSessions;

  /** @param host the address on which it listens */
  constructor(options: DingTalkOptions, host: string) {
    this.hosts = new OwnHosts(host);
    this.dingtalk = new DingTalk(options);
    this.qrTickets = new QrTickets(this.dingtalk.clock, this.dingtalk.values);
    this.phoneBrowser = new PhoneBrowser(this.dingtalk, this.phones, this.portals, this.addresses);
    this.sessions = new LoginSessions(this.dingtalk, this.addresses);
  }

  /** Resets everything except the world. */
  reset(): void {
    this.dingtalk.reset();
    this.qrTickets.clear();
    this.mailbox.clear();
    this.phones.clear();
    this.shown.clear();
  }
}
