import { Injectable } from '@nestjs/common';
import { FormSteps, LogonDestinations } from '#logon';
import {
  deviceKind,
  LogonPanels,
  PageContexts,
  PageNotices,
  type LogonPanel,
  type LogonVisit,
  type MethodEntry,
  type PanelState,
} from '#pages';
import type { OtherTenantSession } from '../../pages/logon/logon-page-props.js';
import { logonPage } from '../../pages/logon/logon-page.js';

/** Maximum length of the name or email address that an application suggests, in characters. */
const LONGEST_HINT = 254;

/** The content of the logon page. */
interface Shown {
  /** Undefined: the tenant offers no method. */
  readonly panel: LogonPanel | undefined;
  readonly state: PanelState | undefined;
  /** Whether the page opens with it without being asked to. */
  readonly isFirst?: boolean;
  readonly notice?: string | undefined;
  readonly elsewhere?: OtherTenantSession | undefined;
}

/** Renders the logon page around the panel of a method. */
@Injectable()
export class ShowLogonPage {
  constructor(
    private readonly contexts: PageContexts,
    private readonly steps: FormSteps,
    private readonly panels: LogonPanels,
    private readonly notices: PageNotices,
    private readonly destinations: LogonDestinations,
  ) {}

  async for({ request, reply, tenant, returnTo }: LogonVisit, shown: Shown): Promise<string> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const destination = await this.destinations.of(tenant.id, returnTo);
    const methods = await this.steps.offered(tenant.id, 'all');
    const isRoomy = shown.isFirst === true && deviceKind(request) === 'computer';
    const beside = isRoomy ? this.beside(shown.panel, methods) : undefined;
    return logonPage({
      context,
      methods,
      current: shown.panel,
      beside: beside && { panel: beside, state: expecting(beside, destination?.expects) },
      state: shown.state ?? expecting(shown.panel, destination?.expects),
      returnTo,
      notice: this.notices.text('logon', context.locale, shown.notice),
      elsewhere: shown.elsewhere,
      application: destination?.name,
    });
  }

  private beside(panel: LogonPanel | undefined, methods: readonly MethodEntry[]): LogonPanel | undefined {
    if (panel?.beside !== 'has_room') return undefined;
    return methods.map(({ key }) => this.panels.get(key)).find(({ beside }) => beside === 'fits');
  }
}

/** Fills the first field with the person that the application expects (OpenID Connect Core, 3.1.2.1); people may change it. */
function expecting(
  panel: LogonPanel | undefined,
  expected: string | null | undefined,
): PanelState | undefined {
  const [field] = panel?.keeps ?? [];
  if (field === undefined || !expected || expected.length > LONGEST_HINT) return undefined;
  return { view: { [field]: expected } };
}
