import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter } from '@angular/router';
import { FakeApi, settled } from '../../../../testing/fake-api';
import { accountsList, attachLinksCreate, attachLinksList } from '../../../api/generated/functions';
import type { Account } from '../../../api/generated/models/account';
import { LinkList } from './link-list';

const ADA: Account = {
  id: 'ada-id',
  username: 'ada',
  displayName: 'Ada',
  email: null,
  role: 'member',
  status: 'active',
  createdAt: '2026-11-20T08:00:00Z',
  updatedAt: '2026-11-20T08:00:00Z',
  lastLogonAt: null,
  linkedIdentities: 0,
  suspendedAt: null,
  archivedAt: null,
};

describe('a new attach link', () => {
  let api: FakeApi;
  let loader: HarnessLoader;

  beforeEach(async () => {
    api = new FakeApi();
    api.on(attachLinksList, () => ({ items: [], next: null }));
    api.on(accountsList, () => ({ items: [ADA], next: null }));
    TestBed.configureTestingModule({ providers: [provideRouter([]), api.provider] });
    const fixture = TestBed.createComponent(LinkList);
    loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    await (await button('New attach link')).click();
  });

  const button = (text: string | RegExp) => loader.getHarness(MatButtonHarness.with({ text }));
  const dialogText = async () => (await loader.getHarness(MatDialogHarness)).getText();

  it('is for one account and one reason, and is shown once: to copy and to scan', async () => {
    api.on(attachLinksCreate, () => ({
      id: 'a-link',
      url: 'https://id.example.com/a/secret-of-the-link',
      expiresAt: '2026-11-28T08:00:00Z',
    }));
    const accounts = await loader.getHarness(MatAutocompleteHarness);
    await accounts.enterText('ada');
    while (!(await accounts.isOpen())) await settled();
    await accounts.selectOption({ text: 'Ada (ada)' });
    expect(await (await button('Create link')).isDisabled()).toBe(true);
    await (
      await loader.getHarness(MatInputHarness.with({ selector: '[name=reason]' }))
    ).setValue(' lost phone ');
    await (await button('Create link')).click();
    while (document.querySelector('oe-link-dialog img') === null) await settled();
    expect(api.asked(attachLinksCreate)).toEqual({
      body: { accountId: 'ada-id', reason: 'lost phone', validHours: 24 },
    });
    expect(await dialogText()).toContain('https://id.example.com/a/secret-of-the-link');
    expect(document.querySelector('oe-link-dialog img')?.getAttribute('src')).toMatch(/^data:image\/svg/);
    await (await button('Done')).click();
    while (document.querySelector('oe-link-dialog') !== null) await settled();
    expect(document.body.textContent).not.toContain('secret-of-the-link');
  });

  it('shows when no account matches, and when the accounts cannot be loaded', async () => {
    api.on(accountsList, () => ({ items: [], next: null }));
    const accounts = await loader.getHarness(MatAutocompleteHarness);
    await accounts.enterText('zoe');
    expect(await dialogText()).toContain('No matching account');
    api.on(accountsList, () => Promise.reject(new Error('away')));
    await accounts.enterText('x');
    expect(await dialogText()).toContain('Something went wrong');
    api.on(accountsList, () => ({ items: [ADA], next: null }));
    await (await button('Try again')).click();
    expect(await dialogText()).not.toContain('Something went wrong');
  });
});
