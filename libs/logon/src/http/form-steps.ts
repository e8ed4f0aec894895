import { Injectable } from '@nestjs/common';
import type { Authority } from '#accounts';
import { UnitOfWork } from '#database';
import { DomainError } from '#kernel';
import { LogonMenu, LogonMethods, methodDisabled } from '#logon-menu';
import {
  LogonPanels,
  type ErrorNotice,
  type FormFields,
  type LogonPanel,
  type MethodEntry,
  type PanelState,
} from '#pages';
import {
  isFormLogonMethod,
  type FormAuthenticator,
  type FormLogonMethod,
  type LogonAttempt,
  type ProofOutcome,
} from '../form-logon-method.js';

/** The result of a step of a form method. */
export type StepResult =
  | { readonly kind: 'proven'; readonly accountId: string; readonly authority: Authority }
  /** The panel is shown again, with the next question or the reason for the refusal. */
  | { readonly kind: 'shown'; readonly status: number; readonly state: PanelState };

/** Takes steps of any logon method that people use through forms. */
@Injectable()
export class FormSteps {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: LogonMenu,
    private readonly methods: LogonMethods,
    private readonly panels: LogonPanels,
  ) {}

  /** The enabled methods of a tenant; with `proving`, only those that can prove an account with a form. */
  async offered(tenantId: string, only: 'all' | 'proving'): Promise<readonly MethodEntry[]> {
    const { entries } = await this.menu.of(tenantId);
    const wanted = only === 'all' ? entries : entries.filter(({ key }) => this.isProving(key));
    return wanted.map((entry) => this.withSign(entry));
  }

  /** The enabled methods with which this account can authenticate afresh: with a form, or by logging on again. */
  async usableBy(
    tenantId: string,
    accountId: string,
  ): Promise<{ readonly byForm: readonly MethodEntry[]; readonly byLogon: readonly MethodEntry[] }> {
    const { entries } = await this.menu.of(tenantId);
    const usable = await this.unitOfWork.run(tenantId, async (transaction) => {
      const found: MethodEntry[] = [];
      for (const entry of entries) {
        const standing = await this.methods.byKey(entry.key)?.credentialStatusOf(transaction, accountId);
        if (standing === 'usable') found.push(this.withSign(entry));
      }
      return found;
    });
    return {
      byForm: usable.filter(({ key }) => this.isProving(key)),
      byLogon: usable.filter(({ key }) => !this.isProving(key)),
    };
  }

  /** Takes a step of a method in the menu. If the method refuses it, the form shows why; any other error is thrown. */
  async take(key: string, attempt: LogonAttempt, fields: FormFields): Promise<StepResult> {
    return this.takeBy(await this.usable(attempt.tenantId, key), attempt, fields);
  }

  /** As `take`, with any authenticator that uses forms. */
  async takeBy(by: FormAuthenticator, attempt: LogonAttempt, fields: FormFields): Promise<StepResult> {
    try {
      const outcome: ProofOutcome = await by.advance(attempt, fields);
      if (outcome.kind === 'proven') return outcome;
      return { kind: 'shown', status: 200, state: { view: outcome.view } };
    } catch (error) {
      const panel = this.panels.get(by.key);
      const refused = refusal(panel, error);
      if (refused === undefined) throw error;
      return {
        kind: 'shown',
        status: refused.status,
        state: { view: { ...kept(panel, fields), ...refused.view }, error: refused },
      };
    }
  }

  private async usable(tenantId: string, key: string): Promise<FormLogonMethod> {
    const method = this.methods.byKey(key);
    if (method === undefined || !isFormLogonMethod(method)) throw methodDisabled();
    await this.menu.assertEnabled(tenantId, key);
    return method;
  }

  private withSign(entry: MethodEntry): MethodEntry {
    return { ...entry, sign: this.panels.signOf(entry.key) };
  }

  private isProving(key: string): boolean {
    const method = this.methods.byKey(key);
    return method !== undefined && method.canVerifyAccount && isFormLogonMethod(method);
  }
}

const STATUS: Readonly<Record<string, number>> = {
  too_many: 429,
  unauthenticated: 401,
  invalid: 400,
  gone: 410,
};

function refusal(
  { refusals = [] }: LogonPanel,
  error: unknown,
): (ErrorNotice & { readonly status: number; readonly view: Readonly<Record<string, string>> }) | undefined {
  if (!(error instanceof DomainError) || !refusals.includes(error.code)) return undefined;
  const { code, retryAfterSeconds, facts } = error;
  const view = typeof facts['view'] === 'object' && facts['view'] !== null ? facts['view'] : {};
  return {
    code,
    status: STATUS[error.kind] ?? 403,
    view: view as Readonly<Record<string, string>>,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

function kept({ keeps = [] }: LogonPanel, fields: FormFields): Record<string, string> {
  return Object.fromEntries(
    keeps.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
}
