import { TestBed } from '@angular/core/testing';
import { provideEchartsCore } from 'ngx-echarts';
import { settled } from '../../../testing/fake-api';
import { ThemeChoice } from '../../shell/theme';
import { LogonChart } from './logon-chart';

const LOGONS = {
  from: '2026-11-01',
  to: '2026-11-01',
  counts: [{ day: '2026-11-01', method: 'password', outcome: 'completed' as const, count: 2 }],
  totals: [],
  successRate: null,
  medianSeconds: null,
};

describe('the chart of logons', () => {
  const inks: unknown[] = [];

  beforeEach(() => {
    inks.length = 0;
    const chart = {
      setOption: ({ legend }: { legend: { textStyle: { color: string } } }) =>
        inks.push(legend.textStyle.color),
      dispose: () => undefined,
      isDisposed: () => false,
      on: () => undefined,
      resize: () => undefined,
    };
    Object.assign(window, {
      ResizeObserver: class {
        readonly observe = () => undefined;
        readonly unobserve = () => undefined;
        readonly disconnect = () => undefined;
      },
    });
    TestBed.overrideComponent(LogonChart, {
      set: { providers: [provideEchartsCore({ echarts: () => Promise.resolve({ init: () => chart }) })] },
    });
  });

  it('is painted anew in the ink of the theme that is chosen while it is shown', async () => {
    document.body.style.color = 'rgb(1, 1, 1)';
    const fixture = TestBed.createComponent(LogonChart);
    fixture.componentRef.setInput('logons', LOGONS);
    await fixture.whenStable();
    while (inks.length === 0) await settled();
    document.body.style.color = 'rgb(9, 9, 9)';
    TestBed.inject(ThemeChoice).theme.set('dark');
    await fixture.whenStable();
    expect(inks.at(-1)).toBe('rgb(9, 9, 9)');
  });

  it('is a table, too, and says what it is for when there is nothing to show', async () => {
    const fixture = TestBed.createComponent(LogonChart);
    fixture.componentRef.setInput('logons', LOGONS);
    await fixture.whenStable();
    const chart = fixture.nativeElement as HTMLElement;
    expect(chart.querySelector('table')?.textContent).toMatch(/Completed[^]*Nov 1[^]*2/);
    fixture.componentRef.setInput('logons', { ...LOGONS, counts: [] });
    await fixture.whenStable();
    expect(chart.textContent).toContain('Nobody has logged on in this time.');
  });
});
