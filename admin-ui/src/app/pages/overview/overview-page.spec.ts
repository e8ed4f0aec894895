import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { provideRouter } from '@angular/router';
import { FakeApi, refused } from '../../../testing/fake-api';
import { overviewRead } from '../../api/generated/functions';
import type { Overview } from '../../api/generated/models/overview';
import { Session } from '../../session/session';
import { OverviewPage } from './overview-page';

const link = (page: Overview['people']['link']['page'], query = {}) => ({ page, query });

/** A new tenant. */
const FRESH: Overview = {
  isSetUp: false,
  checklist: [
    { id: 'connection_exists', done: true, link: link('dingtalk') },
    { id: 'connection_checked', done: false, link: link('dingtalk') },
    { id: 'method_enabled', done: false, link: link('logon-menu') },
    { id: 'callback_confirmed', done: false, link: link('dingtalk') },
  ],
  failingChecks: [],
  logons: {
    from: '2026-10-29',
    to: '2026-11-27',
    counts: [],
    totals: [],
    successRate: null,
    medianSeconds: null,
  },
  people: { active: 4, withoutBinding: 3, link: link('accounts', { linked: 'false' }) },
  unusual: [],
};

describe('the overview', () => {
  let api: FakeApi;
  let fixture: ComponentFixture<OverviewPage>;

  beforeEach(() => {
    api = new FakeApi();
    TestBed.configureTestingModule({
      providers: [provideRouter([]), api.provider, { provide: Session, useValue: { can: () => true } }],
    });
  });

  async function show(): Promise<HTMLElement> {
    fixture = TestBed.createComponent(OverviewPage);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('of a new tenant shows the next steps, and no meaningless numbers', async () => {
    api.on(overviewRead, () => FRESH);
    const page = await show();
    expect(page.querySelector('progress')?.value).toBe(25);
    const steps = page.querySelector('oe-set-up');
    expect(steps?.querySelector('.done')?.textContent).toMatch(/Connect DingTalk\s*Done/);
    expect(Array.from(steps?.querySelectorAll('a') ?? [], (one) => one.getAttribute('href'))).toEqual([
      '/dingtalk',
      '/logon-menu',
      '/dingtalk',
    ]);
    const figures = page.querySelector('oe-figures')?.textContent ?? '';
    expect(figures).toMatch(/Logon success rate\s*–/);
    expect(figures).not.toMatch(/NaN|null|undefined/);
    expect(page.textContent).toContain('Nobody has logged on in this time.');
    expect(page.textContent).toContain('Nothing unusual.');
  });

  it('of a configured tenant links each number to its details', async () => {
    api.on(overviewRead, () => ({
      ...FRESH,
      isSetUp: true,
      logons: { ...FRESH.logons, successRate: 0.914, medianSeconds: 12.34 },
      failingChecks: [
        {
          connectionId: 'c',
          displayName: 'Acme’s DingTalk',
          checkedAt: '2026-11-27T08:00:00Z',
          items: [{ id: 'egress_ip', cause: null }],
          link: link('dingtalk'),
        },
      ],
    }));
    const page = await show();
    expect(page.querySelector('oe-set-up')).toBeNull();
    const figures = Array.from(page.querySelectorAll('oe-figures a'));
    const of = (name: string) => figures.find(({ textContent }) => textContent.includes(name));
    expect(of('Logon success rate')?.textContent).toContain('91.4%');
    expect(of('Median logon time')?.textContent).toContain('12.3 s');
    expect(of('Not linked to DingTalk')?.getAttribute('href')).toBe('/accounts?linked=false');
    expect(of('Failing checks')?.textContent).toMatch(/1\s*Acme’s DingTalk/);
  });

  it('can be retried after a failed load', async () => {
    api.on(overviewRead, () => {
      throw refused(503, 'service.unavailable');
    });
    const page = await show();
    api.on(overviewRead, () => FRESH);
    const again = MatButtonHarness.with({ text: 'Try again' });
    await (await TestbedHarnessEnvironment.loader(fixture).getHarness(again)).click();
    expect(page.querySelector('oe-set-up')).not.toBeNull();
  });
});
