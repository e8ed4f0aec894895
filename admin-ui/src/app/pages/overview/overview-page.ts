import { ChangeDetectionStrategy, Component, inject, PendingTasks, signal } from '@angular/core';
import { Api } from '../../api/generated/api';
import { overviewRead } from '../../api/generated/functions';
import type { Overview } from '../../api/generated/models/overview';
import { problemOf, type Problem } from '../../problems/problem';
import { Session } from '../../session/session';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { Figures } from './figures';
import { DAYS, takePrefetched } from './prefetch-overview';
import { LogonChart } from './logon-chart';
import { SetUp } from './set-up';
import { Unusual } from './unusual';

/** The administrator's first page: open set-up steps, key figures, and unusual events. */
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
        @if (isComplete()) {
          <oe-logon-chart class="oe-card" [logons]="all.logons" />
          <oe-unusual class="oe-card" [events]="all.unusual" />
        }
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
  readonly #pending = inject(PendingTasks);
  protected readonly canSetUp = inject(Session).can('connections.manage');
  protected readonly overview = signal<Overview | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  /** The lower half is drawn after the upper one is visible, so that a slow computer shows the upper one sooner. */
  protected readonly isComplete = signal(false);

  constructor() {
    this.load();
  }

  protected load(): void {
    this.#pending.run(() => this.read());
  }

  private async read(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.overview.set((await takePrefetched()) ?? (await this.#api.invoke(overviewRead, { days: DAYS })));
      await painted();
      this.isComplete.set(true);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}

/** Resolves when the drawn content is on the screen. */
async function painted(): Promise<void> {
  await new Promise((drawn) => requestAnimationFrame(drawn));
  await new Promise((shown) => setTimeout(shown));
}
