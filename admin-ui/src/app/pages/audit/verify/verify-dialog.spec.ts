import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { provideRouter } from '@angular/router';
import { FakeApi, refused } from '../../../../testing/fake-api';
import { auditProofVerify } from '../../../api/generated/functions';
import type { ResultOf } from '../../../api/result-of';
import { VerifyDialog } from './verify-dialog';

type Verification = ResultOf<typeof auditProofVerify>;

const intact: Verification = {
  intact: true,
  firstBadSequence: null,
  problem: null,
  checked: 100,
  from: 1,
  to: 100,
  end: 150,
  keyId: 'the-key-2026',
  restores: [],
  isComplete: false,
};

describe('verifying the log', () => {
  let api: FakeApi;

  beforeEach(() => {
    api = new FakeApi();
    TestBed.configureTestingModule({ providers: [provideRouter([]), api.provider] });
  });

  async function verified() {
    const fixture = TestBed.createComponent(VerifyDialog);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await fixture.whenStable();
    return { page: fixture.nativeElement as HTMLElement, loader };
  }

  it('continues part by part to the end, and reports the result in plain words', async () => {
    api.on(auditProofVerify, ({ body }: { body: { from?: number } }) =>
      body.from === undefined ? intact : { ...intact, checked: 50, from: 101, to: 150, isComplete: true },
    );
    const { page } = await verified();
    expect(api.asked(auditProofVerify)).toEqual({ body: { from: 101 } });
    expect(page.textContent).toContain('Nothing was changed, removed or inserted. Records checked: 150');
    expect(page.querySelector('dl')?.textContent).toMatch(/Verified.*#1 – #150.*the-key-2026/s);
  });

  it('reports lost records, and the statement that explains them', async () => {
    const restores = [{ at: '2026-11-27T18:00:00Z', sequence: 80, reason: 'The disk failed' }];
    api.on(auditProofVerify, () => ({ ...intact, restores, isComplete: true }));
    const { page } = await verified();
    expect(page.textContent).toMatch(/Nothing was changed[^]*the operator has accepted it: The disk failed/);
  });

  it('names the first bad record, the problem, and what to do', async () => {
    api.on(auditProofVerify, () => ({
      ...intact,
      intact: false,
      firstBadSequence: 42,
      problem: { code: 'hash', detail: 'The hash does not fit the content.' },
    }));
    const { page } = await verified();
    expect(page.textContent).toContain('The log is not intact.');
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/audit/records/42');
    expect(page.textContent).toContain('The hash does not fit the content.');
    expect(page.textContent).toContain('tell your operator');
  });

  it('never reports success when it could not verify, and can be retried', async () => {
    api.on(auditProofVerify, () => {
      throw refused(503, 'service.unavailable');
    });
    const { page, loader } = await verified();
    expect(page.textContent).not.toMatch(/Nothing was changed|not intact/);
    api.on(auditProofVerify, () => ({ ...intact, isComplete: true }));
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Try again' }))).click();
    expect(page.textContent).toContain('Nothing was changed');
  });
});
