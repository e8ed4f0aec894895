import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Api } from '../../api/generated/api';
import { overviewRead } from '../../api/generated/functions';
import type { Overview } from '../../api/generated/models/overview';
import { problemOf, type Problem } from '../../problems/problem';
import { Session } from '../../session/session';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { Figures } from './figures';
import { DAYS, takeFigures } from './first-figures';
import { LogonChart } from './logon-chart';
import { SetUp } from './set-up';
import { Unusual } from './unusual';

/** What an administrator sees first: what is still to be done, how logons go, and what stands out. */
@Component({
  selector: 'oe-overview-page',
  imports: [Figures, LogonChart, PageHeader, ProblemPanel, SetUp, Skeleton, Unusual],
  template: `
    <oe-page-header />
    @if (problem(); as failed) {
      <oe-problem-panel [problem]="failed" [canRetry]="true" (retry)="load()" />
    } @else if (overview(); as all) {
      <div class="parts">
        @if (!all.isSetUp && canSetUp) {
          <oe-set-up class="oe-card" [steps]="all.checklist" />
        }
        <oe-figures [overview]="all" />
        <oe-logon-chart class="oe-card" [logons]="all.logons" />
        <oe-unusual class="oe-card" [events]="all.unusual" />
      </div>
    } @else {
      <oe-skeleton class="oe-card" [rows]="6" [height]="40" />
    }
  `,
  styles: `
    .parts {
      display: grid;
      gap: 24px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OverviewPage {
  readonly #api = inject(Api);
  protected readonly canSetUp = inject(Session).can('connections.manage');
  protected readonly overview = signal<Overview | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.overview.set((await takeFigures()) ?? (await this.#api.invoke(overviewRead, { days: DAYS })));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
