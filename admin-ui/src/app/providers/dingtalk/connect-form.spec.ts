import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter } from '@angular/router';
import { FakeApi, refused } from '../../../testing/fake-api';
import {
  dingTalkConnectionChecksSetupOfNew,
  dingTalkConnectionsCreate,
  dingTalkConnectionsList,
} from '../../api/generated/functions';
import { Session } from '../../session/session';
import { DingtalkPage } from './dingtalk-page';

const SECRET = 'secret-of-the-app';
const CONNECTED = {
  id: '019a3c1e-0000-7000-8000-000000000001',
  key: 'main',
  displayName: 'DingTalk',
  corpId: 'dingcorp',
  clientId: 'dingapp',
  enabled: false,
  confirmation: 'plain' as const,
  ticketLifetimeSeconds: 120,
  lastCheck: null,
  revision: 'first',
  createdAt: '2026-11-29T08:00:00Z',
  updatedAt: '2026-11-29T08:00:00Z',
};

describe('connecting DingTalk', () => {
  let api: FakeApi;
  let loader: HarnessLoader;
  let page: HTMLElement;

  beforeEach(async () => {
    api = new FakeApi();
    api.on(dingTalkConnectionsList, () => ({ items: [] }));
    api.on(dingTalkConnectionChecksSetupOfNew, () => ({
      values: [
        {
          id: 'callback_address',
          place: { en: 'Security settings', zh: '安全设置' },
          value: 'https://id.example.com/callback',
        },
        { id: 'egress_ip', place: { en: 'Egress IP', zh: '出口 IP' }, value: null },
      ],
    }));
    TestBed.configureTestingModule({
      providers: [provideRouter([]), api.provider, { provide: Session, useValue: { can: () => true } }],
    });
    const fixture = TestBed.createComponent(DingtalkPage);
    loader = TestbedHarnessEnvironment.loader(fixture);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  async function connect(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const input = MatInputHarness.with({ selector: `[formControlName=${name}]` });
      await (await loader.getHarness(input)).setValue(value);
    }
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Connect' }))).click();
  }

  it('begins with the values for DingTalk’s console', () => {
    expect(page.textContent).toContain('https://id.example.com/callback');
    expect(page.textContent).toContain('Security settings');
    expect(page.textContent).toContain('Known after the first check');
  });

  it('shows an error at each invalid field, and sends nothing', async () => {
    await connect({ corpId: 'ding corp', clientId: '', clientSecret: 'short' });
    const fields = await loader.getAllHarnesses(MatFormFieldHarness);
    expect((await Promise.all(fields.map((field) => field.getTextErrors()))).flat()).toEqual([
      'Paste it from DingTalk: letters, digits, - and _ only.',
      'Paste it from DingTalk: letters, digits, - and _ only.',
      'Paste the secret, at least 8 characters.',
    ]);
    expect(api.times(dingTalkConnectionsCreate)).toBe(0);
  });

  it('sends pasted values without surrounding spaces, and never shows a stored secret', async () => {
    api.on(dingTalkConnectionsCreate, () => CONNECTED);
    const secret = await loader.getHarness(
      MatInputHarness.with({ selector: '[formControlName=clientSecret]' }),
    );
    expect(await secret.getType()).toBe('password');
    await connect({ corpId: ' dingcorp ', clientId: 'dingapp', clientSecret: ` ${SECRET}\t` });
    expect(api.asked(dingTalkConnectionsCreate)).toEqual({
      body: { displayName: 'DingTalk', corpId: 'dingcorp', clientId: 'dingapp', clientSecret: SECRET },
    });
    expect(page.innerHTML).not.toContain(SECRET);
  });

  it('shows why it is refused, and keeps what was typed', async () => {
    api.on(dingTalkConnectionsCreate, () => {
      throw refused(409, 'dingtalk.connection.corp_taken');
    });
    await connect({ corpId: 'dingcorp', clientId: 'dingapp', clientSecret: SECRET });
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Nothing was changed');
    const corpId = await loader.getHarness(MatInputHarness.with({ selector: '[formControlName=corpId]' }));
    expect(await corpId.getValue()).toBe('dingcorp');
  });
});
