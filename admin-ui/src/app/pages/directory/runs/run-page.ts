import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  LOCALE_ID,
  signal,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Api } from '../../../api/generated/api';
import { directoryRunsCancel, directoryRunsRead } from '../../../api/generated/functions';
import type { DirectoryRun } from '../../../api/generated/models/directory-run';
import { problemOf, type Problem } from '../../../problems/problem';
import { Session } from '../../../session/session';
import { inLanguage } from '../../../ui/in-language';
import { restoredFocus } from '../../../ui/restored-focus';
import { Timestamp } from '../../../ui/timestamp';
import { Notify } from '../../../ui/notify';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { reasonText } from '../../../ui/reasons';
import { BeginRun } from '../begin-run';
import { FigureList } from '../figure-list';
import { ChangeList } from './change-list';
import { RunProgress } from './run-progress';
import { StopPanel } from './stop-panel';
import { CHANGES, countOf, figureName, kindName, stateName } from './run-texts';

/** Milliseconds between two refreshes of a running run. */
const LOOK_MS = 1_500;

/** One run: its progress, its changes, and why it did not finish. */
@Component({
  selector: 'oe-run-page',
  imports: [
    ChangeList,
    FigureList,
    MatButtonModule,
    Timestamp,
    PageHeader,
    ProblemPanel,
    RunProgress,
    Skeleton,
    StopPanel,
  ],
  templateUrl: './run-page.html',
  styleUrl: './run-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunPage {
  readonly #api = inject(Api);
  readonly #notify = inject(Notify);
  readonly #locale = inject(LOCALE_ID);
  readonly #restoreFocus = restoredFocus();
  #next: ReturnType<typeof setTimeout> | undefined;

  /** From the address. */
  readonly runId = input.required<string>();
  protected readonly run = signal<DirectoryRun | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly begin = inject(BeginRun);
  protected readonly canManage = inject(Session).can('directory.manage');
  protected readonly backTo = { title: $localize`:@@directory.tab.runs:Runs`, link: '/directory/runs' };
  /** What to correct at the provider, in the provider's words. */
  protected readonly advice = computed(() => {
    const { failure, facts } = this.run() ?? {};
    if (failure === null || failure === undefined) return undefined;
    return facts?.advice === undefined ? reasonText(failure) : inLanguage(facts.advice, this.#locale);
  });
  protected readonly figures = computed(() => {
    const run = this.run();
    return run === undefined
      ? []
      : CHANGES.map((kind) => ({ name: figureName(run, kind), count: countOf(run, kind) }));
  });
  protected readonly kindName = kindName;
  protected readonly stateName = stateName;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#next);
    });
    effect(() => void this.load(this.runId()));
  }

  protected async cancel({ id: runId }: DirectoryRun): Promise<void> {
    try {
      await this.#api.invoke(directoryRunsCancel, { runId });
    } catch (error) {
      this.#notify.failed(error);
    }
    await this.load(runId);
    this.#restoreFocus();
  }

  protected async load(runId: string): Promise<void> {
    clearTimeout(this.#next);
    this.problem.set(undefined);
    try {
      const run = await this.#api.invoke(directoryRunsRead, { runId });
      if (runId !== this.runId()) return;
      this.run.set(run);
      if (run.finishedAt === null) this.#next = setTimeout(() => void this.load(runId), LOOK_MS);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
