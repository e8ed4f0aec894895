import { jest } from '@jest/globals';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatProgressBarHarness } from '@angular/material/progress-bar/testing';
import { provideRouter } from '@angular/router';
import { FakeApi, refused } from '../../../../testing/fake-api';
import {
  accountsList,
  auditExportsCancel,
  auditExportsList,
  auditTypesList,
} from '../../../api/generated/functions';
import type { Account } from '../../../api/generated/models/account';
import { Session } from '../../../session/session';
import type { Export } from './export-texts';
import { ExportsPage } from './exports-page';

const ADA = '00000000-0000-7000-8000-00000000ada0';

function made(change: Partial<Export>): Export {
  return {
    id: 'an-export',
    format: 'csv',
    filter: {},
    state: 'running',
    records: 200,
    written: 50,
    fileName: 'audit-demo.csv',
    createdAt: '2026-11-27T08:00:00Z',
    createdBy: null,
    expiresAt: '2026-11-28T08:00:00Z',
    failure: null,
    ...change,
  };
}

describe('the page of exports', () => {
  let api: FakeApi;
  let fixture: ComponentFixture<ExportsPage>;
  let state: Partial<Export>;

  beforeEach(async () => {
    jest.useFakeTimers();
    api = new FakeApi();
    state = {};
    api.on(auditExportsList, () => ({ items: [made(state)] }));
    api.on(auditTypesList, () => ({
      items: [
        { type: 'binding.binding.ended', title: { en: 'Binding ended', zh: '绑定已解除' }, formerly: [] },
      ],
    }));
    api.on(accountsList, () => ({
      items: [{ id: ADA, displayName: 'Ada Lovelace' } as Account],
      next: null,
    }));
    TestBed.configureTestingModule({
      providers: [provideRouter([]), api.provider, { provide: Session, useValue: { can: () => true } }],
    });
    fixture = TestBed.createComponent(ExportsPage);
    await looked();
  });
  afterEach(() => {
    fixture.destroy();
    jest.useRealTimers();
  });

  /** Lets the time until the next refresh pass. */
  async function looked(): Promise<void> {
    await jest.advanceTimersByTimeAsync(1_500);
    fixture.detectChanges();
  }

  const text = () => (fixture.nativeElement as HTMLElement).textContent;
  const held = () =>
    [...(fixture.nativeElement as HTMLElement).querySelectorAll('.filters li')].map((one) => one.textContent);
  const loader = () => TestbedHarnessEnvironment.loader(fixture);

  it('shows the progress of each, and offers file and manifest as soon as it is ready', async () => {
    expect(await (await loader().getHarness(MatProgressBarHarness)).getValue()).toBe(25);
    state = { state: 'ready', written: 200 };
    await looked();
    const links = await loader().getAllHarnesses(MatButtonHarness.with({ text: /file|manifest/ }));
    const addresses = await Promise.all(links.map(async (link) => (await link.host()).getAttribute('href')));
    expect(addresses).toEqual([
      '/api/admin/audit/exports/an-export/file',
      '/api/admin/audit/exports/an-export/manifest',
    ]);
    const looks = api.times(auditExportsList);
    await looked();
    expect(api.times(auditExportsList)).toBe(looks);
  });

  it('shows the filters in the words of the search, or “Everything” without filters', async () => {
    expect(held()).toEqual(['Everything']);
    state = {
      filter: {
        from: new Date(2026, 10, 1).toISOString(),
        to: new Date(2026, 10, 8).toISOString(),
        type: ['binding.binding.ended', 'spec.unknown'],
        outcome: ['refused'],
        actor: 'operator',
        person: ADA,
        ip: '192.0.2.7',
      },
    };
    await looked();
    expect(held()).toEqual([
      'From: Nov 1, 2026',
      'To: Nov 7, 2026',
      'Outcome: Refused',
      'Event: Binding ended and spec.unknown',
      'Person: Ada Lovelace',
      'By: Operator',
      'IP address: 192.0.2.7',
    ]);
  });

  it('cancels one, and refreshes once each time', async () => {
    api.on(auditExportsCancel, () => {
      state = { state: 'cancelled' };
      return {} as never;
    });
    await (await loader().getHarness(MatButtonHarness.with({ text: 'Cancel' }))).click();
    await looked();
    expect(api.asked(auditExportsCancel)).toEqual({ id: 'an-export' });
    expect(text()).toContain('Cancelled');
    expect(await loader().getAllHarnesses(MatProgressBarHarness)).toEqual([]);
  });

  it('shows why one has failed', async () => {
    state = { state: 'failed', failure: 'export.too_slow' };
    await looked();
    expect(text()).toMatch(/Failed[^]*longer than half an hour\. Create one for a shorter period/);
  });

  it('keeps what it shows when a refresh fails, and refreshes again', async () => {
    api.on(auditExportsList, () => {
      throw refused(503, 'service.unavailable');
    });
    await looked();
    expect(text()).toContain('Not available at the moment');
    expect(text()).toContain('audit-demo.csv');
    api.on(auditExportsList, () => ({ items: [made({ state: 'ready' })] }));
    await looked();
    expect(text()).not.toContain('Not available at the moment');
    expect(text()).toContain('Ready');
  });
});
