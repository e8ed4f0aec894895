import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { provideRouter } from '@angular/router';
import { FakeApi, refused } from '../../../../testing/fake-api';
import { sampleBinding } from '../../../../testing/sample-bindings';
import { bindingsRead } from '../../../api/generated/functions';
import type { BindingDetail } from '../../../api/generated/models/binding-detail';
import { Session } from '../../../session/session';
import { BindingPage } from './binding-page';

function detail(change: Partial<BindingDetail> = {}): BindingDetail {
  return { ...sampleBinding('ada'), openSessions: 2, others: [], ...change };
}

describe('the page of a binding', () => {
  let api: FakeApi;
  let fixture: ComponentFixture<BindingPage>;

  beforeEach(() => {
    api = new FakeApi();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        api.provider,
        { provide: Session, useValue: { can: () => true, me: () => null } },
      ],
    });
  });

  async function show(): Promise<HTMLElement> {
    fixture = TestBed.createComponent(BindingPage);
    fixture.componentRef.setInput('bindingId', 'ada');
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  const buttons = (text: string) =>
    TestbedHarnessEnvironment.loader(fixture).getAllHarnesses(MatButtonHarness.with({ text }));

  it("links to the binding's sessions, its records, and its predecessor", async () => {
    api.on(bindingsRead, () =>
      detail({ others: [sampleBinding('old', { endedAt: '2026-11-01T08:00:00Z' })] }),
    );
    const page = await show();
    const links = Array.from(page.querySelectorAll('a'), (link) => link.getAttribute('href'));
    expect(links).toEqual(
      expect.arrayContaining(['/sessions?bornOf=ada', '/audit?target=binding:ada', '/bindings/one/old']),
    );
    expect(await buttons('Unlink')).toHaveLength(1);
  });

  it('shows by whom and why it was ended, and cannot end it again', async () => {
    api.on(bindingsRead, () =>
      detail({
        endedAt: '2026-11-21T08:00:00Z',
        endedBy: { id: 'o', username: 'otto', displayName: 'Otto' },
        endReason: 'left the company',
        openSessions: 0,
      }),
    );
    expect((await show()).textContent).toMatch(/otto\s+left the company/);
    expect(await buttons('Unlink')).toEqual([]);
  });

  it('can be retried after a failed load, but not for an unknown binding', async () => {
    api.on(bindingsRead, () => {
      throw refused(503, 'service.unavailable');
    });
    const page = await show();
    api.on(bindingsRead, () => {
      throw refused(404, 'binding.unknown');
    });
    await (await buttons('Try again'))[0]?.click();
    expect(page.textContent).toContain('This no longer exists');
    expect(await buttons('Try again')).toEqual([]);
  });
});
