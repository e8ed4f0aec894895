import { jest } from '@jest/globals';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter } from '@angular/router';
import { refused } from '../../../testing/fake-api';
import { Problem } from '../../problems/problem';
import { Session } from '../../session/session';
import { SettingsForm } from './settings-form';
import { SettingsStore, type TenantSettings } from './settings-store';

const SETTINGS: TenantSettings = {
  slug: 'acme',
  name: 'Acme',
  accentColor: '#1d4ed8',
  accentContrast: { light: 6.7, dark: 2.6, enough: 4.5 },
  logo: null,
  sessionIdleSeconds: 28_800,
  sessionAbsoluteSeconds: 86_400,
  freshSeconds: 900,
  returnUrls: [],
  languages: ['en', 'zh'],
  logonTexts: { en: '', zh: '' },
  lockout: { freeFailures: 5, firstBlockSeconds: 30, longestBlockSeconds: 3_600 },
  codesPerNetwork: 300,
  archiveAfterDays: 90,
  codesPerNetworkCeiling: 1_000,
};

describe('the settings form', () => {
  let fixture: ComponentFixture<SettingsForm>;
  let page: HTMLElement;
  const store = { save: jest.fn<(changes: unknown) => Promise<void>>() };
  const loader = () => TestbedHarnessEnvironment.loader(fixture);

  beforeEach(async () => {
    store.save.mockReset().mockResolvedValue();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: SettingsStore, useValue: store },
        {
          provide: Session,
          useValue: { can: () => true, resume: () => Promise.resolve(null), tenant: () => undefined },
        },
      ],
    });
    fixture = TestBed.createComponent(SettingsForm);
    fixture.componentRef.setInput('settings', SETTINGS);
    fixture.componentRef.setInput('canManage', true);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  async function choose(colour: string): Promise<string> {
    const input = page.querySelector<HTMLInputElement>('input[type=color]');
    if (input === null) throw new Error('No colour can be chosen');
    input.value = colour;
    input.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    return page.querySelector('oe-accent-contrast')?.textContent ?? '';
  }

  const field = (name: string) =>
    loader().getHarness(MatInputHarness.with({ selector: `[formControlName=${name}]` }));
  const save = async () => (await loader().getHarness(MatButtonHarness.with({ text: 'Save' }))).click();

  it('shows how legible each colour is, before it is saved', async () => {
    expect(await choose('#ffee00')).toMatch(/Contrast 1\.2 on light, 14\.\d on dark;\s+4\.5 is enough/);
    expect(await choose('#ffffff')).toContain('Contrast 1 on light');
    expect(store.save).not.toHaveBeenCalled();
  });

  it('shows an error at each field that is out of bounds, and sends nothing', async () => {
    await (await field('name')).setValue('');
    await (await field('freeFailures')).setValue('50');
    await save();
    const fields = await loader().getAllHarnesses(MatFormFieldHarness);
    const errors = (await Promise.all(fields.map((one) => one.getTextErrors()))).flat();
    expect(errors).toHaveLength(2);
    expect(store.save).not.toHaveBeenCalled();
  });

  it('focuses the first invalid field, and shows below that there is one', async () => {
    document.body.append(page);
    const said = () => page.querySelector('oe-save-bar [aria-live=polite]')?.textContent.trim();
    await (await field('freeFailures')).setValue('50');
    expect(said()).toBe('');
    await save();
    expect(document.activeElement?.getAttribute('formControlName')).toBe('freeFailures');
    expect(said()).toBe('Something needs correction: see the fields in red.');
    await (await field('freeFailures')).setValue('5');
    expect(said()).toBe('');
    await (await field('idleHours')).setValue('30');
    await save();
    expect(document.activeElement?.textContent).toContain('Inactivity cannot last longer');
  });

  it("limits QR codes to the installation's ceiling, but accepts the number that is already in force", async () => {
    await (await field('codesPerNetwork')).setValue('1001');
    await save();
    expect(page.textContent).toContain('Between 20 and 1,000');
    expect(store.save).not.toHaveBeenCalled();
    await (await field('codesPerNetwork')).setValue('300');
    fixture.componentRef.setInput('settings', { ...SETTINGS, codesPerNetworkCeiling: 50 });
    await fixture.whenStable();
    await save();
    expect(store.save).toHaveBeenCalledWith(expect.objectContaining({ codesPerNetwork: 300 }));
  });

  it('keeps what was typed when somebody else has saved first, and says so', async () => {
    store.save.mockRejectedValue(refused(412, 'revision.stale'));
    await (await field('name')).setValue('Acme International');
    await save();
    expect(page.textContent).toContain('Somebody else has changed this in the meantime');
    fixture.componentRef.setInput('settings', { ...SETTINGS, name: 'Acme Ltd' });
    await fixture.whenStable();
    expect(await (await field('name')).getValue()).toBe('Acme International');
  });

  it('takes a colour in hex, and shows an error for anything else', async () => {
    await (await field('accentColor')).setValue('#12');
    await save();
    expect(page.textContent).toContain('six hexadecimal digits');
    expect(store.save).not.toHaveBeenCalled();
  });

  it('shows which fields contradict each other', async () => {
    await (await field('idleHours')).setValue('48');
    expect(page.textContent).toContain('Inactivity cannot last longer than the session');
    await (await field('returnUrls')).setValue('https://a.test/\nhttp://b.test/');
    await save();
    expect(page.textContent).toContain('Each line must be a complete https:// address');
    expect(store.save).not.toHaveBeenCalled();
  });

  it("shows the API's errors at the fields", async () => {
    const errors = [{ path: 'returnUrls.0', message: 'No' }];
    store.save.mockRejectedValue(new Problem(400, 'request.invalid', undefined, { errors }));
    await (await field('returnUrls')).setValue('https://a.test/');
    await save();
    await fixture.whenStable();
    expect(page.textContent).toContain('Each line must be a complete https:// address');
    expect(page.querySelector('oe-problem-panel')).toBeNull();
  });

  it('asks before unsaved changes are lost, and not otherwise', async () => {
    expect(await fixture.componentInstance.mayLeave()).toBe(true);
    await (await field('name')).setValue('Acme Works');
    const answer = fixture.componentInstance.mayLeave();
    const root = TestbedHarnessEnvironment.documentRootLoader(fixture);
    await (await root.getHarness(MatButtonHarness.with({ text: 'Keep editing' }))).click();
    expect(await answer).toBe(false);
  });
});
