import type { FastifyRequest } from 'fastify';
import { allowInPolicy } from '#http';
import {
  deviceKind,
  userAgentOf,
  type LogonPanel,
  type LogonVisit,
  type PanelProps,
  type PanelState,
  type Sign,
} from '#pages';
import type { InsideApp } from '../http/same-device/inside-app.js';
import type { ScanMethod } from '../scan-method.js';
import { QrDisplay } from './display/qr-display.js';
import { OnPhone } from './display/same-device.js';
import { beginAnew } from './qr-paths.js';
import { texts } from './texts/index.js';

/**
 * The QR display of a scan method; its script is `qr-display`. The view says on which `device` it is shown: a `phone` gets the direct way
 * instead (C9), a `tablet` both; `openUrl` opens the page in the app. `{ state, name?, number?, image? }` begins with that picture;
 * `trialPhone` leads to a phone to try codes with.
 */
export class ScanPanel implements LogonPanel {
  readonly key: string;
  readonly sign: Sign;
  readonly scripts = ['qr-display.js'];
  readonly styles = ['qr.css'];
  readonly beside = 'has_room';

  constructor(
    private readonly method: ScanMethod,
    private readonly publicUrl: string,
    private readonly inside: InsideApp,
    private readonly trialPhone?: string,
  ) {
    this.key = method.key;
    this.sign = method.logo ?? 'scan';
  }

  isAtHome(request: FastifyRequest): boolean {
    return this.method.mark.test(userAgentOf(request));
  }

  /** Inside the app there is nothing to scan: the app identifies the person. */
  async pageInstead(visit: LogonVisit): Promise<string | undefined> {
    return this.isAtHome(visit.request) ? this.inside.identifyPage(this.method, visit) : undefined;
  }

  /** On a device that may have the app, the app can open this page, or the provider's own page can identify the person. */
  firstState({ request, tenant }: LogonVisit): PanelState {
    allowInPolicy(request, 'form-action', this.method.authorisationOrigin);
    const page = `${this.publicUrl}${beginAnew(tenant.slug, this.key)}`;
    // A person may want the code on a phone, too: for another phone next to it.
    const { show } = request.query as { readonly show?: unknown };
    const device = show === 'code' ? 'tablet' : deviceKind(request);
    const trial = this.trialPhone === undefined ? {} : { trialPhone: this.trialPhone };
    return { view: { device, openUrl: this.method.deepLink(page), ...trial } };
  }

  render(props: PanelProps): JSX.Element {
    const { locale } = props.context;
    const t = texts(locale).qr(this.method.app[locale]);
    const isPhone = props.state.view?.['device'] === 'phone';
    return isPhone ? <OnPhone {...props} t={t} /> : <QrDisplay {...props} t={t} logo={this.method.logo} />;
  }
}
