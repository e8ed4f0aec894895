import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { ChoiceField } from '../../../lists/choice-field';
import { DayField } from './day-field';
import { beginningOf, dayOf, endOf, lastDayBefore } from './days';
import { PERIODS } from './log-search';
import { PERIOD_TEXTS } from './period-texts';

/** The option for a range of days that the reader chooses. */
const DAYS = 'days';

/** Filters the log by time: a named range, or a range of days in the reader's time zone. */
@Component({
  selector: 'oe-period-field',
  imports: [ChoiceField, DayField],
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
      <oe-day-field
        i18n-label="@@audit.filter.from"
        label="From"
        [day]="firstDay()"
        (chosen)="begin($event)"
      />
      <oe-day-field i18n-label="@@audit.filter.to" label="To" [day]="lastDay()" (chosen)="end($event)" />
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
    :host(.days) {
      flex-basis: 460px;
    }
  `,
  host: { '[class.days]': 'hasDays()' },
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
  /** Whether the date fields are shown; they stay while they are being filled in. */
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
    this.range(day, day !== '' && this.lastDay() !== '' && day > this.lastDay() ? day : this.lastDay());
  }

  protected end(day: string): void {
    this.range(day !== '' && day < this.firstDay() ? day : this.firstDay(), day);
  }

  /** A range must not end before it begins: the day that was not just chosen is adjusted. */
  private range(first: string, last: string): void {
    this.changed.emit({ period: null, from: beginningOf(first) ?? null, to: endOf(last) ?? null });
  }
}
