import type { Locale } from '../../i18n/index.js';
import type { AssetName } from '../assets.js';
import type { ErrorNotice, PageContext } from '../page-context.js';

/** Where a method's form stands: what its last step asked for, and why that step was refused. */
export interface PanelState {
  /** The `view` of a form method's `asks` outcome, for example `{ step: 'code', sentTo: 'a***@demo.test' }`. */
  readonly view?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly error?: ErrorNotice | undefined;
}

export interface PanelProps {
  readonly context: PageContext;
  /** Where the method's form is posted to. */
  readonly action: string;
  readonly state: PanelState;
  /** Where the logon should lead; travels in the form as `return_to` and is checked by the server. */
  readonly returnTo?: string | undefined;
}

/** What a logon method contributes to the pages. Pages know no method by name. */
export interface LogonMethodPanel {
  readonly key: string;
  readonly label: Readonly<Record<Locale, string>>;
  readonly scripts?: readonly AssetName[];
  /** Its form or display, without a heading: the page has one already. */
  render(props: PanelProps): JSX.Element;
}

/** The panels of all methods, by the method's key. */
export class LogonMethodPanels {
  private readonly panels = new Map<string, LogonMethodPanel>();

  constructor(panels: readonly LogonMethodPanel[] = []) {
    for (const panel of panels) this.register(panel);
  }

  register(panel: LogonMethodPanel): void {
    if (this.panels.has(panel.key)) throw new Error(`The logon method ${panel.key} has two panels`);
    this.panels.set(panel.key, panel);
  }

  /** The panel of a method; a method without one cannot be shown, which is a defect of the composition. */
  get(key: string): LogonMethodPanel {
    const panel = this.panels.get(key);
    if (panel === undefined) throw new Error(`The logon method ${key} has no panel`);
    return panel;
  }
}
