import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { provideRouter } from '@angular/router';
import { FakeApi, refused, settled } from '../../../../testing/fake-api';
import { sampleRecord } from '../../../../testing/sample-records';
import { auditRecordsShow, auditTypesList } from '../../../api/generated/functions';
import type { AuditRecordShown } from '../../../api/generated/models/audit-record-shown';
import { RecordPage } from './record-page';

function shown(sequence: number, change: Partial<AuditRecordShown> = {}): AuditRecordShown {
  const brief = (one: number) => ({ sequence: one, type: 'logon.session.ended' });
  return {
    record: sampleRecord(sequence, { detail: { count: 2, note: 'as asked' } }),
    chain: {
      isHashRight: true,
      isLinked: true,
      previous: brief(sequence - 1),
      next: brief(sequence + 1),
    },
    causes: [],
    sameAct: [],
    ...change,
  } as AuditRecordShown;
}

describe('the page of a record', () => {
  let api: FakeApi;
  let fixture: ComponentFixture<RecordPage>;

  beforeEach(() => {
    api = new FakeApi();
    api.on(auditTypesList, () => ({ items: [] }));
    TestBed.configureTestingModule({ providers: [provideRouter([]), api.provider] });
    fixture = TestBed.createComponent(RecordPage);
  });

  async function show(sequence: number): Promise<HTMLElement> {
    fixture.componentRef.setInput('sequence', String(sequence));
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('shows the event with all details, and links to related pages', async () => {
    api.on(auditRecordsShow, () => shown(7));
    const page = await show(7);
    expect(page.textContent).toMatch(/count\s*2[^]*note\s*as asked/);
    expect(page.textContent).toContain('Unchanged');
    expect(page.querySelector('oe-network-address')?.textContent).toBe('192.0.2.7');
    const links = Array.from(page.querySelectorAll('a'), (link) => link.getAttribute('href'));
    expect(links).toEqual(expect.arrayContaining(['/audit/records/6', '/audit/records/8']));
  });

  it('shows that a record was changed when its hash is wrong', async () => {
    const { chain } = shown(7);
    api.on(auditRecordsShow, () => shown(7, { chain: { ...chain, isHashRight: false } }));
    const page = await show(7);
    expect(page.textContent).toContain('Changed: its hash');
    expect(page.textContent).not.toContain('Unchanged');
  });

  it('shows the record that was requested last, whichever answer comes last', async () => {
    const answers = new Map<number, (shown: AuditRecordShown) => void>();
    api.on(
      auditRecordsShow,
      ({ sequence }: { sequence: number }) =>
        new Promise<AuditRecordShown>((resolve) => answers.set(sequence, resolve)),
    );
    await show(7);
    const page = await show(8);
    answers.get(8)?.(shown(8));
    answers.get(7)?.(shown(7));
    await settled();
    await fixture.whenStable();
    expect(page.textContent).toContain('hash-8');
    expect(page.textContent).not.toContain('hash-7');
  });

  it('can be retried after a failed load, but not for an unknown record', async () => {
    api.on(auditRecordsShow, () => {
      throw refused(503, 'service.unavailable');
    });
    const page = await show(7);
    const again = () =>
      TestbedHarnessEnvironment.loader(fixture).getAllHarnesses(MatButtonHarness.with({ text: 'Try again' }));
    api.on(auditRecordsShow, () => {
      throw refused(404, 'audit.record_unknown');
    });
    await (await again())[0]?.click();
    expect(page.textContent).toContain('This no longer exists');
    expect(await again()).toEqual([]);
  });
});
