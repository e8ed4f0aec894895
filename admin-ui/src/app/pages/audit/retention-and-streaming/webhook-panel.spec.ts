import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { FakeApi, refused } from '../../../../testing/fake-api';
import {
  webhookReplay,
  webhookChange,
  webhookCreate,
  webhookShow,
  webhookTest,
} from '../../../api/generated/functions';
import type { AuditWebhook } from '../../../api/generated/models/audit-webhook';
import { WebhookPanel } from './webhook-panel';

const URL = 'https://siem.example.com/log';

const WEBHOOK: AuditWebhook = {
  url: URL,
  headers: [],
  nextSequence: 91,
  lag: { records: 0, seconds: 0 },
  failures: 0,
  lastFailure: null,
  lastAttemptAt: null,
  acceptedAt: null,
  nextAttemptAt: '2026-11-27T08:00:00Z',
  createdAt: '2026-11-27T08:00:00Z',
  changedAt: '2026-11-27T08:00:00Z',
};

describe('the webhook panel', () => {
  let api: FakeApi;
  let fixture: ComponentFixture<WebhookPanel>;
  let loader: HarnessLoader;

  beforeEach(() => {
    api = new FakeApi();
    api.on(webhookShow, () => WEBHOOK);
    TestBed.configureTestingModule({ providers: [api.provider] });
  });

  async function show(canManage = true): Promise<HTMLElement> {
    fixture = TestBed.createComponent(WebhookPanel);
    fixture.componentRef.setInput('canManage', canManage);
    loader = TestbedHarnessEnvironment.loader(fixture);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  function none(): void {
    api.on(webhookShow, () => {
      throw refused(404, 'audit.webhook.none');
    });
  }

  const button = (text: string) => loader.getHarness(MatButtonHarness.with({ text }));
  const input = (name: string) => loader.getHarness(MatInputHarness.with({ selector: `[name=${name}]` }));
  const canSave = async () => !(await (await button('Save')).isDisabled());

  it('needs an address and a secret at first, in the form that receivers expect', async () => {
    none();
    await show();
    await (await input('url')).setValue('siem.example.com');
    await (await input('secret')).setValue('secret');
    await (await input('secret')).blur();
    const fields = await loader.getAllHarnesses(MatFormFieldHarness);
    expect((await Promise.all(fields.map((field) => field.getTextErrors()))).flat()).toHaveLength(2);
    expect(await canSave()).toBe(false);
  });

  it('generates a secret, which is shown once to be copied', async () => {
    none();
    api.on(webhookCreate, () => WEBHOOK);
    const page = await show();
    await (await input('url')).setValue(URL);
    await (await button('Generate')).click();
    const secret = await (await input('secret')).getValue();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(page.querySelector('oe-copy-button')).not.toBeNull();
    await (await button('Save')).click();
    expect(api.asked(webhookCreate)).toMatchObject({ body: { url: URL, secret } });
    expect(await (await input('secret')).getValue()).toBe('');
    expect(await (await input('secret')).getType()).toBe('password');
    expect(page.querySelector('oe-copy-button')).toBeNull();
  });

  it('keeps the stored secret when none is entered, and bases the change on the loaded revision', async () => {
    api.revision = '"seen"';
    api.on(webhookChange, () => WEBHOOK);
    await show();
    await (await input('url')).setValue(`${URL}/2`);
    await (await button('Save')).click();
    expect(api.asked(webhookChange)).toEqual({ 'if-match': '"seen"', body: { url: `${URL}/2` } });
  });

  it('sends headers for a token, whose values it does not know afterwards', async () => {
    api.on(webhookShow, () => ({ ...WEBHOOK, headers: ['Authorization'] }));
    api.on(webhookChange, () => ({ ...WEBHOOK, headers: ['Authorization', 'X-Api-Key'] }));
    const page = await show();
    expect(page.textContent).toMatch(/Sent with every message:\s+Authorization/);
    await (await button('Set headers for a token')).click();
    expect(await (await input('header-name-0')).getValue()).toBe('Authorization');
    expect(await canSave()).toBe(false); // only the server has the value
    expect(await (await input('header-value-0')).getType()).toBe('password');
    await (await input('header-value-0')).setValue('Splunk 1234');
    await (await button('Add a header')).click();
    await (await input('header-name-1')).setValue('X-Api-Key');
    await (await input('header-value-1')).setValue('5678');
    await (await button('Save')).click();
    const headers = [
      { name: 'Authorization', value: 'Splunk 1234' },
      { name: 'X-Api-Key', value: '5678' },
    ];
    expect(api.asked(webhookChange)).toMatchObject({ body: { url: URL, headers } });
    expect(page.textContent).toMatch(/Sent with every message:\s+Authorization, X-Api-Key/);
    expect(page.querySelectorAll('input[type=password]')).toHaveLength(1); // the button of the secret
  });

  it('removes headers, and leaves them when nothing is to be changed', async () => {
    api.on(webhookShow, () => ({ ...WEBHOOK, headers: ['X-Api-Key'] }));
    api.on(webhookChange, () => WEBHOOK);
    await show();
    await (await button('Set headers for a token')).click();
    await (await button('Keep the headers as they are')).click();
    await (await button('Save')).click();
    expect(api.asked(webhookChange)).toMatchObject({ body: { url: URL } });
    await (await button('Set headers for a token')).click();
    await (await button('Remove')).click();
    await (await button('Save')).click();
    expect(api.asked(webhookChange)).toMatchObject({ body: { headers: [] } });
  });

  it("shows the receiver's backlog and its reason, and keeps showing why a test was refused", async () => {
    api.on(webhookShow, () => ({ ...WEBHOOK, lag: { records: 12, seconds: 60 }, lastFailure: 'timeout' }));
    api.on(webhookTest, () => ({ isAccepted: false, failure: 'http_503', milliseconds: 12 }));
    const page = await show();
    expect(page.textContent).toMatch(/Records behind: 12[^]*Not accepted by the receiver:\s+timeout/);
    await (await button('Send a test')).click();
    expect(page.textContent).toContain('Not accepted: http_503.');
  });

  it('sends records again, starting at a given one', async () => {
    api.on(webhookReplay, () => WEBHOOK);
    await show();
    expect(await (await button('Send again')).isDisabled()).toBe(true);
    await (await input('from')).setValue('7');
    await (await button('Send again')).click();
    expect(api.asked(webhookReplay)).toEqual({ body: { from: 7 } });
  });

  it('is read-only for people who may not change it, and can be retried after a failed load', async () => {
    none();
    expect((await show(false)).textContent).toContain('No receiver.');
    expect(await loader.getAllHarnesses(MatInputHarness)).toEqual([]);
    api.on(webhookShow, () => {
      throw refused(503, 'service.unavailable');
    });
    const page = await show(false);
    api.on(webhookShow, () => WEBHOOK);
    await (await button('Try again')).click();
    expect(page.textContent).toContain('Up to date');
  });
});
