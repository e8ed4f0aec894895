import type { LogonPanel, MethodEntry, PanelState, TenantContext } from '#pages';

/** A form that stands beside the method of the page. */
export interface Beside {
  readonly panel: LogonPanel;
  readonly state: PanelState | undefined;
}

/** The organisation that the browser is logged on to, when it is another one. */
export interface Elsewhere {
  readonly name: string;
  readonly home: string;
}

/** What the logon page is drawn from. */
export interface LogonPageProps {
  readonly context: TenantContext;
  /** The enabled methods in the tenant's order. */
  readonly methods: readonly MethodEntry[];
  /** The panel of the method on show: the default, or the one asked for. `undefined` when none is enabled. */
  readonly current: LogonPanel | undefined;
  /** The form that stands beside it. */
  readonly beside?: Beside | undefined;
  readonly state?: PanelState | undefined;
  /** Where the logon should lead, as the address of this page says. */
  readonly returnTo?: string | undefined;
  readonly notice?: string | undefined;
  readonly elsewhere?: Elsewhere | undefined;
  /** Name of the application that the logon leads to. */
  readonly application?: string | undefined;
}
