import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { someone } from '../../testing/sample-people';
import { problemInterceptor } from '../http/problem.interceptor';
import { unattendedInterceptor } from '../http/unattended.interceptor';
import { reauthenticationInterceptor } from '../http/reauthentication.interceptor';
import { LogOnAgain } from './log-on-again';
import { Session, type Me } from './session';
import { SessionWatch } from './session-watch';
import { LogonRedirect } from './logon-redirect';

const ADA = someone('ada', 'demo', 'first');

/** The other end of a channel. */
class Channel extends EventTarget {
  static latest = new Channel();
  readonly close = (): void => undefined;

  constructor() {
    super();
    Channel.latest = this;
  }
}

describe('a window of the console that becomes visible again', () => {
  let http: HttpTestingController;
  const toLogon = jest.fn();
  const ask = jest.fn(() => Promise.resolve());

  beforeEach(async () => {
    jest.useFakeTimers();
    Object.assign(window, { BroadcastChannel: Channel });
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(
          withInterceptors([problemInterceptor, reauthenticationInterceptor, unattendedInterceptor]),
        ),
        provideHttpClientTesting(),
        { provide: LogonRedirect, useValue: { toLogon } },
        { provide: LogOnAgain, useValue: { ask } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    void TestBed.inject(Session).load();
    await settle();
    http.expectOne('/api/admin/me').flush(ADA);
    await settle();
    TestBed.inject(SessionWatch);
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.clearAllMocks();
    document.body.replaceChildren();
  });

  const settle = () => jest.advanceTimersByTimeAsync(1);
  const seen = () => document.dispatchEvent(new Event('visibilitychange'));

  /** Answers the one check of the session, which does not extend it. */
  async function answer(me: Me | number): Promise<void> {
    await settle();
    const asked = http.expectOne('/api/admin/me');
    expect(asked.request.headers.get('x-unattended')).toBe('yes');
    if (typeof me === 'number') asked.flush({}, { status: me, statusText: 'No' });
    else asked.flush(me);
    await settle();
  }

  it('stays while its session exists, or a new one of the same person', async () => {
    seen();
    await answer(someone('ada', 'demo', 'second'));
    expect([toLogon.mock.calls, ask.mock.calls]).toEqual([[], []]);
    expect(TestBed.inject(Session).me()?.csrfToken).toBe('token-of-second');
  });

  it('leaves for the logon page when nobody is logged on any more', async () => {
    seen();
    await answer(401);
    expect([toLogon.mock.calls, ask.mock.calls]).toEqual([[[]], []]);
  });

  it.each([
    '<form class="ng-dirty"></form>',
    '<mat-dialog-container></mat-dialog-container>',
    '<section data-unsaved></section>',
  ])('lets the person log on in place where something would be lost: %s', async (unsaved) => {
    document.body.innerHTML = unsaved;
    seen();
    await answer(401);
    expect([toLogon.mock.calls, ask.mock.calls]).toEqual([[], [['session']]]);
  });

  it('shows in place that somebody else is logged on', async () => {
    seen();
    await answer(someone('bob', 'demo', 'third'));
    expect([toLogon.mock.calls, ask.mock.calls]).toEqual([[], [['session']]]);
  });

  it.each([0, 429, 500, 503])('stays when the session cannot be checked: %i', async (status) => {
    seen();
    await settle();
    const asked = http.expectOne('/api/admin/me');
    if (status === 0) asked.error(new ProgressEvent('error'));
    else asked.flush({}, { status, statusText: 'No' });
    await settle();
    expect([toLogon.mock.calls, ask.mock.calls]).toEqual([[], []]);
  });

  it('checks at most once in five seconds, and does not skip the last time', async () => {
    for (let shown = 0; shown < 5; shown += 1) seen();
    await answer(ADA);
    await jest.advanceTimersByTimeAsync(4_900);
    http.expectNone('/api/admin/me');
    await jest.advanceTimersByTimeAsync(100);
    await answer(401);
    expect(toLogon).toHaveBeenCalledTimes(1);
  });

  it('checks at once when another window has logged off, and when “Back” restores it', async () => {
    Channel.latest.dispatchEvent(new Event('message'));
    await answer(ADA);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await answer(401);
    expect(toLogon).toHaveBeenCalledTimes(1);
  });
});
