import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { FakeApi, refused } from '../../../../testing/fake-api';
import {
  retentionChange,
  retentionHold,
  retentionRelease,
  retentionShow,
} from '../../../api/generated/functions';
import type { AuditRetention } from '../../../api/generated/models/audit-retention';
import { RetentionPanel } from './retention-panel';

const KEPT: AuditRetention = { retentionDays: 400, hold: null, firstSequence: 1, lastSequence: 90, runs: [] };
const HELD: AuditRetention = { ...KEPT, hold: { reason: 'A lawsuit', since: '2026-11-27T08:00:00Z' } };

describe('the retention panel', () => {
  let api: FakeApi;
  let fixture: ComponentFixture<RetentionPanel>;
  let loader: HarnessLoader;

  beforeEach(() => {
    api = new FakeApi();
    api.on(retentionShow, () => KEPT);
    TestBed.configureTestingModule({ providers: [api.provider] });
  });

  async function show(canManage = true): Promise<HTMLElement> {
    fixture = TestBed.createComponent(RetentionPanel);
    fixture.componentRef.setInput('canManage', canManage);
    loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  const button = (text: string) => loader.getHarness(MatButtonHarness.with({ text }));
  const input = (name: string) => loader.getHarness(MatInputHarness.with({ selector: `[name=${name}]` }));

  /** Presses a button of a dialog, and waits for the result. */
  async function answer(
    text: string,
    operation: typeof retentionChange | typeof retentionHold,
  ): Promise<void> {
    await (await button(text)).click();
    await api.untilAsked(operation);
    await fixture.whenStable();
  }

  it('shows what will be lost before the period is shortened', async () => {
    api.on(retentionChange, () => ({ ...KEPT, retentionDays: 90 }));
    await show();
    await (await input('days')).setValue('90');
    await (await button('Save')).click();
    expect(document.body.textContent).toContain('Records older than 90 days are removed for good');
    await answer('Keep 90 days', retentionChange);
    expect(api.asked(retentionChange)).toEqual({ 'if-match': '"1"', body: { retentionDays: 90 } });
    expect(await (await button('Save')).isDisabled()).toBe(true);
  });

  it.each(['29', '36501', '90.5'])('refuses a period of %s days', async (days) => {
    await show();
    await (await input('days')).setValue(days);
    await (await input('days')).blur();
    expect(await (await loader.getHarness(MatFormFieldHarness)).getTextErrors()).toHaveLength(1);
    expect(await (await button('Save')).isDisabled()).toBe(true);
  });

  it('sets and releases a hold with a reason', async () => {
    api.on(retentionHold, () => HELD);
    api.on(retentionRelease, () => KEPT);
    const page = await show();
    await (await button('Place a hold')).click();
    expect(await (await button('Hold the log')).isDisabled()).toBe(true);
    await (await input('reason')).setValue('A lawsuit');
    await answer('Hold the log', retentionHold);
    expect(page.textContent).toMatch(/On hold\s+A lawsuit/);
    await (await button('Release the hold')).click();
    await (await input('reason')).setValue('It is over');
    await answer('Release', retentionRelease);
    expect(api.asked(retentionRelease)).toEqual({ body: { reason: 'It is over' } });
  });

  it('is read-only for people who may not change it', async () => {
    const page = await show(false);
    expect(page.textContent).toContain('Records are kept for 400 days.');
    expect(await loader.getAllHarnesses(MatButtonHarness)).toEqual([]);
  });

  it('can be retried after a failed load', async () => {
    api.on(retentionShow, () => {
      throw refused(503, 'service.unavailable');
    });
    const page = await show();
    api.on(retentionShow, () => KEPT);
    await (await button('Try again')).click();
    expect(page.textContent).toContain('records 1 to 90');
  });
});
