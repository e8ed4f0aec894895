import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatChipHarness } from '@angular/material/chips/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { FakeApi, refused } from '../../../../testing/fake-api';
import { sampleBinding } from '../../../../testing/sample-bindings';
import { bindingsEndMany, bindingsList } from '../../../api/generated/functions';
import { Session } from '../../../session/session';
import { BindingList } from './binding-list';

describe('the list of bindings', () => {
  let api: FakeApi;
  let loader: HarnessLoader;
  let page: HTMLElement;

  beforeEach(() => {
    api = new FakeApi();
    api.on(bindingsList, () => ({ items: [sampleBinding('ada'), sampleBinding('bob')], next: 'more' }));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '', component: BindingList }]),
        api.provider,
        { provide: Session, useValue: { can: () => true } },
      ],
    });
  });

  async function open(address: string): Promise<void> {
    const { fixture } = await RouterTestingHarness.create(address);
    loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  }

  const url = () => TestBed.inject(Router).url;
  const button = (text: string) => loader.getHarness(MatButtonHarness.with({ text }));
  const choose = async (label: string, text: string) => {
    for (const select of await loader.getAllHarnesses(MatSelectHarness)) {
      const field = await (await select.host()).getAttribute('aria-labelledby');
      if (page.querySelector(`[id="${field?.split(' ')[0] ?? ''}"]`)?.textContent.includes(label) !== true)
        continue;
      await select.clickOptions({ text });
    }
  };

  it('loads what the address asks for', async () => {
    await open('/?search=ada&origin=admin&used=never&state=all&connection=a-connection');
    expect(api.asked(bindingsList)).toEqual({
      search: 'ada',
      origin: 'admin',
      neverUsed: 'true',
      state: 'all',
      connection: 'a-connection',
      cursor: undefined,
    });
  });

  it('keeps the filters in the address, and returns to the first page', async () => {
    await open('/?cursor=somewhere&page=3');
    await choose('State', 'Ended');
    expect(url()).toBe('/?state=ended');
    await choose('Origin', 'Imported');
    expect(url()).toBe('/?state=ended&origin=import');
    await (await button('Next page')).click();
    expect(url()).toBe('/?state=ended&origin=import&cursor=more&page=2');
  });

  it('names the connection from a link, and can show all of them again', async () => {
    await open('/?connection=a-connection');
    const chip = await loader.getHarness(MatChipHarness);
    expect(await chip.getText()).toBe('Connection: Acme');
    await chip.remove();
    expect(url()).toBe('/');
  });

  it('ends the selected ones with one reason, and reloads the list', async () => {
    api.on(bindingsEndMany, () => ({ ended: 2, unknown: [] }));
    await open('/');
    for (const box of await loader.getAllHarnesses(MatCheckboxHarness)) await box.check();
    await (await button('Unlink selected')).click();
    await (await loader.getHarness(MatInputHarness.with({ selector: '[name=reason]' }))).setValue('left');
    await (await button('Unlink 2 identities')).click();
    await api.untilAsked(bindingsList, 2);
    expect(api.asked(bindingsEndMany)).toEqual({ body: { bindingIds: ['ada', 'bob'], reason: 'left' } });
    expect(await loader.getAllHarnesses(MatButtonHarness.with({ text: 'End selected' }))).toEqual([]);
  });

  it('explains an empty list, and offers to retry a failed load', async () => {
    api.on(bindingsList, () => ({ items: [], next: null }));
    await open('/');
    expect(page.textContent).toContain('No matching bindings');
    api.on(bindingsList, () => {
      throw refused(503, 'service.unavailable');
    });
    await choose('State', 'Ended');
    expect(page.textContent).toContain('Not available at the moment');
    api.on(bindingsList, () => ({ items: [sampleBinding('ada')], next: null }));
    await (await button('Try again')).click();
    expect(page.textContent).toContain('Name of ada');
    expect(page.textContent).not.toContain('Not available at the moment');
  });
});
