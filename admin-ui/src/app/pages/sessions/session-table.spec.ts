import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatTableHarness } from '@angular/material/table/testing';
import { provideRouter } from '@angular/router';
import { Session } from '../../session/session';
import { SessionTable, type ListedSession } from './session-table';

function session(id: string, change: Partial<ListedSession> = {}): ListedSession {
  return {
    id,
    account: { id: `account-${id}`, username: id, displayName: id },
    bornOf: null,
    browser: 'Firefox',
    os: 'Linux',
    ip: '192.0.2.7',
    method: 'password',
    isCurrent: false,
    createdAt: '2026-11-27T08:00:00Z',
    lastSeenAt: '2026-11-27T09:00:00Z',
    expiresAt: '2026-11-28T08:00:00Z',
    ...change,
  };
}

describe('the table of sessions', () => {
  let fixture: ComponentFixture<SessionTable>;
  let asked: string[][];
  const loader = () => TestbedHarnessEnvironment.loader(fixture);

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: Session, useValue: { can: () => false, me: () => null } }],
    });
    fixture = TestBed.createComponent(SessionTable);
    fixture.componentRef.setInput('canEnd', true);
    fixture.componentRef.setInput('sessions', [
      session('me', { isCurrent: true }),
      session('alice'),
      session('bob', { browser: null, os: null }),
    ]);
    asked = [];
    fixture.componentInstance.endAsked.subscribe((sessions) => asked.push(sessions.map(({ id }) => id)));
  });

  it('shows where each session is, and marks the present one', async () => {
    const table = await loader().getHarness(MatTableHarness);
    const devices = (await table.getCellTextByColumnName())['device']?.text ?? [];
    expect(devices[0]).toContain('This session');
    expect(devices[2]).toContain('Unknown device');
  });

  it('breaks a long address at its colons', () => {
    fixture.componentRef.setInput('sessions', [session('alice', { ip: '2001:db8::7' })]);
    fixture.detectChanges();
    const address = (fixture.nativeElement as HTMLElement).querySelector('oe-network-address');
    expect(address?.textContent).toBe('2001:db8::7');
    expect(address?.querySelectorAll('span')).toHaveLength(3);
  });

  it('asks to end the selected sessions, never the present one', async () => {
    const all = await loader().getHarness(MatCheckboxHarness.with({ label: 'Select all' }));
    await all.check();
    await (await loader().getHarness(MatButtonHarness.with({ text: 'End selected' }))).click();
    expect(asked).toEqual([['alice', 'bob']]);
  });

  it('drops a selection that is no longer listed', async () => {
    const [all] = await loader().getAllHarnesses(MatCheckboxHarness);
    await all?.check();
    fixture.componentRef.setInput('sessions', [session('me', { isCurrent: true }), session('bob')]);
    await (await loader().getHarness(MatButtonHarness.with({ text: 'End selected' }))).click();
    expect(asked).toEqual([['bob']]);
  });

  it('offers no actions without the permission', async () => {
    fixture.componentRef.setInput('canEnd', false);
    expect(await loader().getAllHarnesses(MatCheckboxHarness)).toHaveLength(0);
    expect(await loader().getAllHarnesses(MatButtonHarness)).toHaveLength(0);
  });
});
