import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BrandedTenant } from '../context/branded-tenant.js';
import type { ErrorNotice, PageContext, TenantContext } from '../context/page-context.js';
import type { Sign } from '../layout/icons.js';
import type { MethodEntry } from './method-menu.js';

/** The state of a method's form: what its last step asked for, and why that step was refused. */
export interface PanelState {
  /** The `view` of a form method's `asks` outcome, for example `{ step: 'code', sentTo: 'a***@demo.test' }`. */
  readonly view?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly error?: ErrorNotice | undefined;
}

export interface PanelProps {
  readonly context: PageContext;
  /** The address that the method's form is posted to. */
  readonly action: string;
  readonly state: PanelState;
  /** Where the logon should lead; the form sends it as `return_to`, and the server checks it. */
  readonly returnTo?: string | undefined;
}

/** A browser that opens a logon page on which a method is to be shown. */
export interface LogonVisit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly tenant: BrandedTenant;
  readonly returnTo: string | undefined;
}

/** A link to an alternative. */
export interface HelpLink {
  readonly href: string;
  readonly label: string;
}

/** How a logon method is displayed: its module's contribution to the pages. Pages know no method by name. */
export interface LogonPanel {
  /** The method's key in the logon menu. */
  readonly key: string;
  /** Shown before the method's name in menus. */
  readonly sign?: Sign | undefined;
  /** Built scripts that it needs, such as `qr-display.js`. */
  readonly scripts?: readonly string[];
  /** Built stylesheets that it needs besides the one of every page. */
  readonly styles?: readonly string[];
  /** Codes of its own refusals, which are shown beside its form. Other errors have a page of their own. */
  readonly refusals?: readonly string[];
  /** Fields that keep their values after a refusal. Never a secret. */
  readonly keeps?: readonly string[];
  /** On a computer: whether a form may be placed beside this method when it comes first, or whether it is such a form. */
  readonly beside?: 'has_room' | 'fits';
  /** Whether the browser belongs to the method's own app: then the logon begins with it, whatever the menu says. */
  isAtHome?(request: FastifyRequest): boolean;
  /** A page to show instead of the logon page, if this browser does not need the method's display. */
  pageInstead?(visit: LogonVisit): Promise<string | undefined>;
  /** The initial state, from what is known about the browser. It may extend the policy of the answer. */
  firstState?(visit: LogonVisit): PanelState;
  /** The alternative for people who cannot use this method, if the menu contains it. */
  helpLink?(context: TenantContext, methods: readonly MethodEntry[]): HelpLink | undefined;
  /** Its form or display, without a heading: the page has one already. */
  render(props: PanelProps): JSX.Element;
}

/** The panels of all methods, by the method's key. */
@Injectable()
export class LogonPanels {
  readonly #panels = new Map<string, LogonPanel>();

  register(panel: LogonPanel): void {
    if (this.#panels.has(panel.key)) throw new Error(`The logon method ${panel.key} has two panels`);
    this.#panels.set(panel.key, panel);
  }

  /** The panel of a method. A method without a panel cannot be shown, which is a defect in the composition. */
  get(key: string): LogonPanel {
    const panel = this.#panels.get(key);
    if (panel === undefined) throw new Error(`The logon method ${key} has no panel`);
    return panel;
  }

  /** The icon before the name of a method. */
  signOf(key: string): Sign | undefined {
    return this.#panels.get(key)?.sign;
  }
}
