import type { HarnessLoader } from '@angular/cdk/testing';
import { jest } from '@jest/globals';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { provideRouter, Router } from '@angular/router';
import { FakeApi, refused } from '../../../../testing/fake-api';
import { accountsCreate } from '../../../api/generated/functions';
import { Session } from '../../../session/session';
import { NewAccountPage } from './new-account-page';

describe('the form for a new account', () => {
  let api: FakeApi;
  let loader: HarnessLoader;
  let page: HTMLElement;

  beforeEach(() => {
    api = new FakeApi();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        api.provider,
        { provide: Session, useValue: { can: (permission: string) => permission !== 'owners.manage' } },
      ],
    });
    const fixture = TestBed.createComponent(NewAccountPage);
    loader = TestbedHarnessEnvironment.loader(fixture);
    page = fixture.nativeElement as HTMLElement;
  });

  async function fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const input = MatInputHarness.with({ selector: `[formControlName=${name}]` });
      await (await loader.getHarness(input)).setValue(value);
    }
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Create account' }))).click();
  }

  const errors = async () => {
    const fields = await loader.getAllHarnesses(MatFormFieldHarness);
    return (await Promise.all(fields.map((field) => field.getTextErrors()))).flat();
  };

  it('shows an error at each invalid field, and sends nothing', async () => {
    await fill({ username: 'ada@acme', displayName: '', email: 'nowhere' });
    expect(await errors()).toEqual([
      'Letters, digits, dots, hyphens and underscores, beginning with a letter or digit; at most 64.',
      'Enter the person’s name, at most 100 characters.',
      'This is not an email address.',
    ]);
    expect(api.times(accountsCreate)).toBe(0);
  });

  it('focuses the first invalid field', async () => {
    document.body.append(page);
    await fill({ username: 'ada', displayName: '', email: 'nowhere' });
    expect(document.activeElement?.getAttribute('formControlName')).toBe('displayName');
  });

  it('leaves out empty fields, and leads to the account', async () => {
    api.on(accountsCreate, () => ({ id: 'ada-id' }) as never);
    const went = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await fill({ username: ' ada ', displayName: 'Ada' });
    expect(api.asked(accountsCreate)).toEqual({
      body: { username: 'ada', displayName: 'Ada', email: null, phoneNumber: null, role: 'member' },
    });
    expect(went).toHaveBeenCalledWith(['/accounts', 'ada-id'], { replaceUrl: true });
  });

  it('shows why it is refused, and keeps what was typed', async () => {
    api.on(accountsCreate, () => {
      throw refused(409, 'accounts.username_taken');
    });
    await fill({ username: 'ada', displayName: 'Ada', password: 'a long enough secret' });
    expect(page.textContent).toContain('Another account has this username');
    const inputs = await loader.getAllHarnesses(MatInputHarness);
    expect(await Promise.all(inputs.map((input) => input.getValue()))).toEqual([
      'ada',
      'Ada',
      '',
      '',
      'a long enough secret',
    ]);
  });

  it('offers the role of owner only to owners', async () => {
    const roles = await loader.getHarness(MatSelectHarness);
    await roles.open();
    const offered = await Promise.all((await roles.getOptions()).map((option) => option.getText()));
    expect(offered).toEqual(['Administrator', 'Help desk', 'Auditor', 'Member']);
  });
});
