import { ChangeDetectionStrategy, Component, effect, inject, input, viewChild } from '@angular/core';
import { Session } from '../../../session/session';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { ApplicationActions } from '../any-protocol/application-actions';
import { ApplicationHeader } from '../any-protocol/application-header';
import { PeopleColumns } from '../any-protocol/people-columns';
import { RemoveCard } from '../any-protocol/remove-card';
import { ApplicationStore } from '../stores/application-store';
import { ForwardStore } from '../stores/forward-store';
import { ForwardForm } from './forward-form';
import { HeadersPanel } from './headers-panel';
import { SnippetsPanel } from './snippets-panel';

/** One application behind a proxy: the proxy's configuration, who may use it, who has used it, and its settings. */
@Component({
  selector: 'oe-forward-page',
  imports: [
    ApplicationHeader,
    ForwardForm,
    HeadersPanel,
    PeopleColumns,
    ProblemPanel,
    RemoveCard,
    Skeleton,
    SnippetsPanel,
  ],
  providers: [ForwardStore, { provide: ApplicationStore, useExisting: ForwardStore }, ApplicationActions],
  template: `
    <oe-application-header [canManage]="canManage" [isTestable]="true" [testName]="testName" />
    @if (store.problem(); as problem) {
      <oe-problem-panel [problem]="problem" [canRetry]="true" (retry)="store.load()" />
    } @else if (store.application(); as application) {
      <section class="oe-card" aria-labelledby="connect">
        <h2 id="connect" i18n="@@applications.connectProxy">Proxy set-up</h2>
        <oe-snippets-panel [application]="application" />
        <oe-headers-panel />
      </section>
      <oe-people-columns [application]="application" [canManage]="canManage" />
      <oe-forward-form [application]="application" [canManage]="canManage" />
      @if (canManage) {
        <oe-remove-card />
      }
    } @else {
      <oe-skeleton class="oe-card" [rows]="8" [height]="28" />
    }
  `,
  styleUrl: '../detail/application-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ForwardPage {
  private readonly form = viewChild(ForwardForm);
  protected readonly store = inject(ForwardStore);

  /** From the address. */
  readonly applicationId = input.required<string>();
  protected readonly canManage = inject(Session).can('applications.manage');
  protected readonly testName = $localize`:@@applications.openIt:Open application`;

  constructor() {
    effect(() => void this.store.load(this.applicationId()));
  }

  /** Asks before unsaved changes are lost. */
  mayLeave(): Promise<boolean> {
    return this.form()?.mayLeave() ?? Promise.resolve(true);
  }
}
