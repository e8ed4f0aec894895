import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { ChoiceField } from '../../../lists/choice-field';
import { FormFields } from '../../../ui/form-fields';
import { beginningOf, dayOf, endOf, lastDayBefore } from './days';
import { PERIODS } from './log-search';
import { PERIOD_TEXTS } from './period-texts';

/** Of the list of spans: days that the reader chooses. */
const DAYS = 'days';

/** Narrows the log to a span of time: one that has a name, or from one day to another in the reader's zone. */
@Component({
  selector: 'oe-period-field',
  imports: [ChoiceField, FormFields, MatInputModule],
  template: `
    <oe-choice-field
      i18n-label="@@audit.period"
      label="Time"
      i18n-any="@@audit.period.any"
      any="Any time"
      [choices]="periods"
      [value]="shown()"
      (chosen)="choose($event)"
    />
    @if (hasDays()) {
      <mat-form-field subscriptSizing="dynamic">
        <mat-label i18n="@@audit.filter.from">From</mat-label>
        <input
          matInput
          #first
          type="date"
          [value]="firstDay()"
          [max]="lastDay()"
          (change)="begin(first.value)"
        />
      </mat-form-field>
      <mat-form-field subscriptSizing="dynamic">
        <mat-label i18n="@@audit.filter.to">To</mat-label>
        <input matInput #last type="date" [value]="lastDay()" [min]="firstDay()" (change)="end(last.value)" />
      </mat-form-field>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 150px;
      flex-wrap: wrap;
      gap: 12px;
      min-width: 0;
    }
    mat-form-field {
      flex: 1 1 140px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeriodField {
  readonly period = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly changed = output<Readonly<Record<string, string | null>>>();

  protected readonly periods = [
    ...PERIODS.map((value) => ({ value, name: PERIOD_TEXTS[value] })),
    { value: DAYS, name: $localize`:@@audit.period.days:From … to …` },
  ];
  /** Whether the fields for days are there; they stay while somebody fills them in. */
  protected readonly hasDays = linkedSignal(
    () => this.period() === undefined && (this.from() ?? this.to()) !== undefined,
  );
  protected readonly shown = computed(() => (this.hasDays() ? DAYS : this.period()));
  protected readonly firstDay = computed(() => dayOf(this.from() ?? '') ?? '');
  protected readonly lastDay = computed(() => lastDayBefore(this.to() ?? '') ?? '');

  protected choose(period: string | null): void {
    this.hasDays.set(period === DAYS);
    this.changed.emit({ period: period === DAYS ? null : period, from: null, to: null });
    if (period === DAYS) this.hasDays.set(true);
  }

  protected begin(day: string): void {
    this.changed.emit({ period: null, from: beginningOf(day) ?? null });
  }

  protected end(day: string): void {
    this.changed.emit({ period: null, to: endOf(day) ?? null });
  }
}
