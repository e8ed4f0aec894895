import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { FakeApi, settled } from '../../../testing/fake-api';
import { sessionsEnd, sessionsList } from '../../api/generated/functions';
import { Session } from '../../session/session';
import { Confirm } from '../../ui/confirm';
import type { ListedSession } from './session-table';
import { SessionsPage } from './sessions-page';

function session(id: string): ListedSession {
  const times = { createdAt: '2026-11-27T08:00:00Z', lastSeenAt: '2026-11-27T09:00:00Z' };
  const account = { id: `account-${id}`, username: id, displayName: id };
  const device = { browser: 'Firefox', os: 'Linux', ip: '192.0.2.7', method: 'password' };
  return {
    id,
    account,
    bornOf: null,
    isCurrent: false,
    expiresAt: '2026-11-28T08:00:00Z',
    ...times,
    ...device,
  };
}

describe('the page of sessions', () => {
  it('moves the focus when a session is gone: to the next one, or to the heading', async () => {
    const api = new FakeApi();
    let open = ['ada', 'bob', 'cleo'].map(session);
    api.on(sessionsList, () => ({ items: open, next: null }));
    api.on(sessionsEnd, ({ sessionId }: { sessionId: string }) => {
      open = open.filter(({ id }) => id !== sessionId);
      return undefined;
    });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '', component: SessionsPage }]),
        api.provider,
        { provide: Session, useValue: { can: () => true, me: () => null } },
        { provide: Confirm, useValue: { ask: () => Promise.resolve({ reason: 'lost' }) } },
      ],
    });
    const { fixture } = await RouterTestingHarness.create('/');
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    const end = async (name: string): Promise<void> => {
      const button = page.querySelector<HTMLElement>(`[aria-label^="End the session of ${name}"]`);
      button?.focus();
      button?.click();
      await settled();
      await fixture.whenStable();
      await settled();
      await fixture.whenStable();
    };
    const label = () => document.activeElement?.getAttribute('aria-label');
    await end('bob');
    expect(label()).toContain('End the session of cleo');
    await end('cleo');
    expect(label()).toContain('End the session of ada');
    await end('ada');
    expect(document.activeElement?.tagName).toBe('H1');
  });
});
