import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import type { DirectoryRun } from '../../../api/generated/models/directory-run';
import { RemainingTime, progressOf } from './remaining-time';
import { stateName } from './run-texts';

/** The progress of a running run. */
@Component({
  selector: 'oe-run-progress',
  imports: [MatProgressBarModule],
  template: `
    <p role="status">
      <strong>{{ stateName(run().state) }}</strong> {{ figures() }}
      @if (left(); as time) {
        <ng-container i18n="@@directory.timeLeft">· about {{ time }} left</ng-container>
      }
    </p>
    @if (progress(); as known) {
      <mat-progress-bar
        mode="determinate"
        [value]="(known.done / (known.total || 1)) * 100"
        i18n-aria-label="@@directory.progress"
        aria-label="Progress"
      />
    } @else {
      <mat-progress-bar mode="indeterminate" i18n-aria-label="@@directory.progress" aria-label="Progress" />
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 20px 24px;
      margin-block-end: 24px;
    }
    p {
      margin: 0 0 12px;
    }
  `,
  host: { class: 'oe-card' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunProgress {
  readonly #remainingTime = new RemainingTime();
  readonly #locale = inject(LOCALE_ID);

  readonly run = input.required<DirectoryRun>();
  protected readonly stateName = stateName;
  protected readonly progress = computed(() => progressOf(this.run()));
  protected readonly figures = computed(() => {
    const { unitsRead, unitsFound, peopleRead } = this.run();
    const { done, total } = this.progress() ?? {};
    if (unitsFound === 0) return '';
    return this.run().state === 'applying'
      ? $localize`:@@directory.figures.applied:People: ${done ?? 0}:DONE: of ${total ?? 0}:TOTAL:`
      : $localize`:@@directory.figures.read:Departments: ${unitsRead}:DONE: of ${unitsFound}:TOTAL:. People: ${peopleRead}:PEOPLE:`;
  });
  protected readonly left = computed(() => {
    const seconds = this.#remainingTime.secondsLeft(this.run(), Date.now());
    if (seconds === undefined) return undefined;
    const [value, unit] = seconds < 90 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute'];
    return new Intl.NumberFormat(this.#locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  });
}
