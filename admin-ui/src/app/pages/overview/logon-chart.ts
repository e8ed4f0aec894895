import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  LOCALE_ID,
  signal,
} from '@angular/core';
import type { Overview } from '../../api/generated/models/overview';
import { MethodNames } from '../../session/method-names';
import { numberText } from '../../ui/number-text';
import { barsOf } from './bars';
import { seriesOf, type Split } from './chart-series';

/** Logons of each day, by outcome or by method; also as a table, for people who cannot see the picture. */
@Component({
  selector: 'oe-logon-chart',
  templateUrl: './logon-chart.html',
  styleUrl: './logon-chart.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogonChart {
  readonly #locale = inject(LOCALE_ID);
  readonly #methods = inject(MethodNames);
  protected readonly number = numberText(this.#locale);
  readonly #day = new Intl.DateTimeFormat(this.#locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  readonly logons = input.required<Overview['logons']>();
  protected readonly split = signal<Split>('outcome');

  protected readonly data = computed(() =>
    seriesOf(this.logons(), this.split(), (key) => this.#methods.of(key)),
  );
  protected readonly isEmpty = computed(() => this.data().series.length === 0);
  protected readonly bars = computed(() => barsOf(this.data().days, this.data().series));
  protected readonly top = computed(() => this.bars().scale.at(-1) ?? 1);
  /** The day under the pointer. */
  protected readonly day = signal<number | undefined>(undefined);
  /** The details of the day under the pointer. */
  protected readonly told = computed(() => {
    const day = this.day();
    if (day === undefined) return undefined;
    const parts = this.data().series.map(({ name, color, counts }) => ({
      name,
      color,
      count: counts[day] ?? 0,
    }));
    return { name: this.dayName(this.data().days[day] ?? ''), parts: parts.filter(({ count }) => count > 0) };
  });

  private readonly step = computed(() => Math.ceil(this.data().days.length / 8));

  /** So that the labels of days do not overlap. */
  protected isNamed(day: number): boolean {
    return day % this.step() === 0;
  }

  /** A phone has room for every second label. */
  protected isSpare(day: number): boolean {
    return day % (2 * this.step()) !== 0;
  }

  protected dayName(day: string): string {
    return this.#day.format(new Date(`${day}T00:00:00Z`));
  }
}
