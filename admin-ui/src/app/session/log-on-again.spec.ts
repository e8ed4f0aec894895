import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { firstValueFrom } from 'rxjs';
import { settled } from '../../testing/fake-api';
import { someone } from '../../testing/sample-people';
import { sessionInterceptor } from '../http/session.interceptor';
import { problemInterceptor } from '../http/problem.interceptor';
import { reauthenticationInterceptor } from '../http/reauthentication.interceptor';
import { problemOf } from '../problems/problem';
import { Session, type Me } from './session';

@Component({ template: '' })
class Host {}

class SilentChannel extends EventTarget {
  readonly close = (): void => undefined;
}

const ADA = someone('ada', 'demo', 'first');
const ADA_AGAIN = someone('ada', 'demo', 'second');
const ROOT_ELSEWHERE = someone('root', 'rival', 'third');

describe("a console whose session differs from the browser's", () => {
  let http: HttpTestingController;
  let session: Session;
  const page = () => TestbedHarnessEnvironment.documentRootLoader(TestBed.createComponent(Host));

  beforeEach(async () => {
    Object.assign(window, { BroadcastChannel: SilentChannel });
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(
          withInterceptors([problemInterceptor, reauthenticationInterceptor, sessionInterceptor]),
        ),
        provideHttpClientTesting(),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    session = TestBed.inject(Session);
    void session.load();
    await answerWhoIsHere(ADA);
  });

  /** Sends a change that is refused. Returns its final result. */
  function change(status = 401, code = 'session.required'): Promise<string> {
    const outcome = firstValueFrom(TestBed.inject(HttpClient).post('/api/admin/thing', {})).then(
      () => 'done',
      (error: unknown) => problemOf(error).code,
    );
    http.expectOne('/api/admin/thing').flush({ code }, { status, statusText: code });
    return outcome;
  }

  async function answerWhoIsHere(me: Me | null): Promise<void> {
    await settled();
    const asked = http.expectOne('/api/admin/me');
    // Sent without a session id, so that the answer names the present person, whoever it is.
    expect(asked.request.headers.has('x-session-id')).toBe(false);
    asked.flush(me ?? {}, me === null ? { status: 401, statusText: 'None' } : {});
    await settled();
  }

  it.each([
    [401, 'session.required'],
    [403, 'csrf.refused'],
  ])('continues by itself after %i %s when the same person has logged on again', async (status, code) => {
    const outcome = change(status, code);
    await answerWhoIsHere(ADA_AGAIN);
    const again = http.expectOne('/api/admin/thing');
    expect(again.request.headers.get('x-session-id')).toBe('second');
    expect(again.request.headers.get('x-csrf-token')).toBe('token-of-second');
    again.flush({});
    expect(await outcome).toBe('done');
    expect(await page().getAllHarnesses(MatDialogHarness)).toEqual([]);
  });

  it('names the organisation to which the browser is logged on now, and shows no data of it', async () => {
    const outcome = change();
    await answerWhoIsHere(ROOT_ELSEWHERE);
    const dialog = await page().getHarness(MatDialogHarness);
    expect(await dialog.getTitleText()).toBe('You are logged on to Organisation rival');
    expect(session.tenant()?.slug).toBe('demo');
    const there = await dialog.getHarness(MatButtonHarness.with({ text: 'Go to Organisation rival' }));
    expect(await (await there.host()).getAttribute('href')).toBe('/t/rival/admin/');
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Not now' }))).click();
    expect(await outcome).toBe('session.required');
  });

  it('notices a logon in another window when its own window gets the focus', async () => {
    const outcome = change();
    await answerWhoIsHere(null);
    const dialog = await page().getHarness(MatDialogHarness);
    expect(await dialog.getTitleText()).toBe('Your session has ended');
    window.dispatchEvent(new Event('focus'));
    await answerWhoIsHere(ADA_AGAIN);
    let [again] = http.match('/api/admin/thing');
    for (; again === undefined; [again] = http.match('/api/admin/thing')) await settled();
    again.flush({});
    expect(await outcome).toBe('done');
  });

  it('K8: lets the person authenticate again, and then repeats the request', async () => {
    const outcome = change(403, 'session.not_fresh');
    await answerWhoIsHere(someone('ada', 'demo', 'first', false));
    const dialog = await page().getHarness(MatDialogHarness);
    expect(await dialog.getTitleText()).toBe('Please confirm that it is you');
    const opened: string[] = [];
    Object.assign(window, { open: (address: string) => opened.push(address) });
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Confirm' }))).click();
    expect(opened).toEqual(['/t/demo/reauthenticate?return_to=%2Ft%2Fdemo%2Fadmin%2Flogged-on']);
    window.dispatchEvent(new Event('focus'));
    await answerWhoIsHere(ADA);
    let [again] = http.match('/api/admin/thing');
    for (; again === undefined; [again] = http.match('/api/admin/thing')) await settled();
    again.flush({});
    expect(await outcome).toBe('done');
  });

  it('K8: does nothing when the person declines to authenticate', async () => {
    const outcome = change(403, 'session.not_fresh');
    await answerWhoIsHere(someone('ada', 'demo', 'first', false));
    const dialog = await page().getHarness(MatDialogHarness);
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Not now' }))).click();
    expect(await outcome).toBe('session.not_fresh');
  });
});
