import { TestBed } from '@angular/core/testing';
import { LogonChart } from './logon-chart';

const LOGONS = {
  from: '2026-11-01',
  to: '2026-11-01',
  counts: [{ day: '2026-11-01', method: 'password', outcome: 'completed' as const, count: 2 }],
  totals: [],
  successRate: null,
  medianSeconds: null,
};

describe('the logon chart', () => {
  it('shows the details of the day under the pointer', async () => {
    const fixture = TestBed.createComponent(LogonChart);
    fixture.componentRef.setInput('logons', LOGONS);
    await fixture.whenStable();
    const chart = fixture.nativeElement as HTMLElement;
    expect(chart.querySelector('.tip')).toBeNull();
    chart.querySelector('.day')?.dispatchEvent(new Event('pointerenter'));
    await fixture.whenStable();
    expect(chart.querySelector('.tip')?.textContent).toMatch(/Nov 1\s*Completed\s*2/);
    chart.querySelector('.chart')?.dispatchEvent(new Event('pointerleave'));
    await fixture.whenStable();
    expect(chart.querySelector('.tip')).toBeNull();
  });

  it('is also available as a table, and explains an empty chart', async () => {
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
