import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  LOCALE_ID,
  signal,
} from '@angular/core';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import type { EChartsCoreOption } from 'echarts/core';
import { NgxEchartsDirective, provideEchartsCore } from 'ngx-echarts';
import type { Overview } from '../../api/generated/models/overview';
import { ThemeChoice } from '../../shell/theme';
import { methodName } from '../../ui/method-names';
import { seriesOf, type Split } from './chart-series';

/** Logons of each day, by outcome or by method; the same as a table for whoever does not see the picture. */
@Component({
  selector: 'oe-logon-chart',
  imports: [MatButtonToggleModule, NgxEchartsDirective],
  providers: [provideEchartsCore({ echarts: () => import('./chart-engine') })],
  templateUrl: './logon-chart.html',
  styleUrl: './logon-chart.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogonChart {
  readonly #locale = inject(LOCALE_ID);
  readonly #theme = inject(ThemeChoice);
  readonly logons = input.required<Overview['logons']>();
  protected readonly split = signal<Split>('outcome');

  protected readonly data = computed(() => seriesOf(this.logons(), this.split(), methodName));
  protected readonly isEmpty = computed(() => this.data().series.length === 0);
  /** The colour of text. What is painted on a canvas does not follow the theme by itself. */
  private readonly ink = computed(() => {
    this.#theme.isDark();
    return getComputedStyle(document.body).color;
  });
  protected readonly options = computed<EChartsCoreOption>(() => {
    const { days, series } = this.data();
    const ink = this.ink();
    return {
      animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      grid: { left: 8, right: 8, top: 16, bottom: 40, containLabel: true },
      // On a phone the names are turned over page by page, instead of lying over the chart.
      legend: {
        ...{ type: 'scroll', bottom: 0, textStyle: { color: ink } },
        ...{ pageTextStyle: { color: ink }, pageIconColor: ink },
      },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: days.map((day) => this.dayName(day)), axisLabel: { color: ink } },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: ink },
        splitLine: { lineStyle: { opacity: 0.2 } },
      },
      series: series.map(({ name, color, counts }) => ({
        type: 'bar',
        stack: 'all',
        name,
        data: counts,
        itemStyle: { color },
      })),
    };
  });

  protected dayName(day: string): string {
    return new Intl.DateTimeFormat(this.#locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    );
  }
}
