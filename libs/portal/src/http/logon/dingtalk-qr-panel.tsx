import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  deviceKind,
  LogonPanels,
  tenantPaths,
  userAgentOf,
  type LogonPanel,
  type LogonVisit,
  type PanelProps,
  type PanelState,
} from '#pages';
import { SETTINGS, type Settings } from '#runtime';
import { QrDisplay } from '../../pages/panels/dingtalk-qr/qr-display.js';
import { OnPhone } from '../../pages/panels/dingtalk-qr/same-device.js';
import { inDingTalk } from '../../pages/qr-paths.js';
import { allowAuthorisation } from '../request/allow-authorisation.js';
import { DINGTALK } from '../request/dingtalk-browser.js';
import { InsideDingTalk } from './inside-dingtalk.js';

/**
 * The QR display; its script is `qr-display`. The view says on which `device` it is shown: a `phone` gets the direct way
 * instead (C9), a `tablet` both; `openUrl` is a `dingtalk://` link. `{ state, name?, number?, image? }` begins with that
 * picture.
 */
@Injectable()
export class DingTalkQrPanel implements LogonPanel, OnModuleInit {
  readonly key = 'dingtalk-qr';
  readonly scripts = ['qr-display.js'];

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly panels: LogonPanels,
    private readonly inside: InsideDingTalk,
  ) {}

  onModuleInit(): void {
    this.panels.register(this);
  }

  /** Inside DingTalk there is nothing to scan: DingTalk says who it is. */
  async pageInstead(visit: LogonVisit): Promise<string | undefined> {
    return DINGTALK.mark.test(userAgentOf(visit.request)) ? this.inside.identifyPage(visit) : undefined;
  }

  /** Where DingTalk may run itself, it can open this page, or its own page can say who it is. */
  firstState({ request, tenant }: LogonVisit): PanelState {
    allowAuthorisation(request, this.settings);
    const page = `${this.settings.PUBLIC_URL}${tenantPaths(tenant.slug).logon}?method=${this.key}`;
    return { view: { device: deviceKind(request), openUrl: inDingTalk(page) } };
  }

  render(props: PanelProps): JSX.Element {
    return props.state.view?.['device'] === 'phone' ? <OnPhone {...props} /> : <QrDisplay {...props} />;
  }
}
