import type { LogonPanel, MethodEntry, PanelState, TenantContext } from '#pages';

/** A form shown beside the method of the page. */
export interface SecondaryPanel {
  readonly panel: LogonPanel;
  readonly state: PanelState | undefined;
}

/** The organisation that the browser is logged on to, when it is another one. */
export interface OtherTenantSession {
  readonly name: string;
  readonly home: string;
}

/** The content of the logon page. */
export interface LogonPageProps {
  readonly context: TenantContext;
  /** The enabled methods in the tenant's order. */
  readonly methods: readonly MethodEntry[];
  /** The panel of the method shown: the default, or the requested one. `undefined` when none is enabled. */
  readonly current: LogonPanel | undefined;
  /** The form shown beside it. */
  readonly beside?: SecondaryPanel | undefined;
  readonly state?: PanelState | undefined;
  /** The return address, as given in the address of this page. */
  readonly returnTo?: string | undefined;
  readonly notice?: string | undefined;
  readonly elsewhere?: OtherTenantSession | undefined;
  /** Name of the application that the logon leads to. */
  readonly application?: string | undefined;
}
