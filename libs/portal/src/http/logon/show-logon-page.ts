import { Injectable } from '@nestjs/common';
import { FormSteps, LogonDestinations } from '#logon';
import { PageContexts, PageNotices, type LogonPanel, type LogonVisit, type PanelState } from '#pages';
import { logonPage, type Elsewhere } from '../../pages/logon/logon-page.js';

/** Characters of a name or an e-mail address. */
const LONGEST_HINT = 254;

/** What is shown on the logon page. */
interface Shown {
  /** Undefined: the tenant offers no method. */
  readonly panel: LogonPanel | undefined;
  readonly state: PanelState | undefined;
  readonly notice?: string | undefined;
  readonly elsewhere?: Elsewhere | undefined;
}

/** Draws the logon page around the panel of a method. */
@Injectable()
export class ShowLogonPage {
  constructor(
    private readonly contexts: PageContexts,
    private readonly steps: FormSteps,
    private readonly notices: PageNotices,
    private readonly destinations: LogonDestinations,
  ) {}

  async for({ request, reply, tenant, returnTo }: LogonVisit, shown: Shown): Promise<string> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const destination = await this.destinations.of(tenant.id, returnTo);
    return logonPage({
      context,
      methods: await this.steps.offered(tenant.id, 'all'),
      current: shown.panel,
      state: shown.state ?? expecting(shown.panel, destination?.expects),
      returnTo,
      notice: this.notices.text('logon', context.locale, shown.notice),
      elsewhere: shown.elsewhere,
      application: destination?.name,
    });
  }
}

/** The first field filled in with whom the application expects (OpenID Connect Core, 3.1.2.1); people may change it. */
function expecting(
  panel: LogonPanel | undefined,
  expected: string | null | undefined,
): PanelState | undefined {
  const [field] = panel?.keeps ?? [];
  if (field === undefined || !expected || expected.length > LONGEST_HINT) return undefined;
  return { view: { [field]: expected } };
}
