import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { bindingsRead } from '../../../api/generated/functions';
import type { BindingDetail } from '../../../api/generated/models/binding-detail';
import { problemOf, type Problem } from '../../../problems/problem';
import { Session } from '../../../session/session';
import { MethodNames } from '../../../session/method-names';
import { Timestamp } from '../../../ui/timestamp';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { EndBindings } from '../end-bindings';
import { IdentityAttributes } from '../identity-attributes';
import { originName } from '../origins';

/** One binding with its history, and the sessions that began with it. */
@Component({
  selector: 'oe-binding-page',
  imports: [IdentityAttributes, MatButtonModule, Timestamp, PageHeader, ProblemPanel, RouterLink, Skeleton],
  templateUrl: './binding-page.html',
  styles: `
    section {
      max-width: 720px;
      padding: 20px 24px;
      margin-block-end: 24px;
    }
    h2 {
      margin: 0 0 12px;
      font: var(--mat-sys-title-medium);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BindingPage {
  readonly #api = inject(Api);
  readonly #endBindings = inject(EndBindings);
  readonly #session = inject(Session);

  /** From the address. */
  readonly bindingId = input.required<string>();
  protected readonly binding = signal<BindingDetail | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly canEnd = this.#session.can('bindings.end');
  protected readonly seesAccounts = this.#session.can('accounts.read');
  protected readonly seesSessions = this.#session.can('sessions.read');
  protected readonly backTo = { title: $localize`:@@page.bindings:Bindings`, link: '/bindings' };
  protected readonly originName = originName;
  protected readonly methods = inject(MethodNames);

  constructor() {
    effect(() => void this.load(this.bindingId()));
  }

  protected async end(binding: BindingDetail): Promise<void> {
    if (await this.#endBindings.ask([binding])) await this.load(binding.id);
  }

  protected async load(bindingId: string): Promise<void> {
    this.problem.set(undefined);
    try {
      this.binding.set(await this.#api.invoke(bindingsRead, { bindingId }));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
