import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatChipHarness } from '@angular/material/chips/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { MatRadioButtonHarness } from '@angular/material/radio/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { FakeApi, refused, settled } from '../../../../testing/fake-api';
import { sampleRecord } from '../../../../testing/sample-records';
import {
  accountsList,
  auditExportsCreate,
  auditRecordsCount,
  auditRecordsList,
  auditTypesList,
} from '../../../api/generated/functions';
import { Session } from '../../../session/session';
import { AuditPage } from './audit-page';

@Component({ template: '' })
class Exports {}

describe('the page of the log', () => {
  let api: FakeApi;
  let loader: HarnessLoader;
  let page: HTMLElement;
  let permissions: string[];

  beforeEach(() => {
    api = new FakeApi();
    permissions = ['audit.read', 'audit.export', 'audit.verify'];
    api.on(auditRecordsList, () => ({ items: [sampleRecord(7)], next: null, newer: null }));
    api.on(auditRecordsCount, () => ({ count: 1, isExact: true }));
    api.on(auditTypesList, () => ({
      items: [
        { type: 'binding.binding.ended', title: { en: 'Binding ended', zh: '绑定已解除' }, formerly: [] },
      ],
    }));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'audit', component: AuditPage },
          { path: 'audit/exports', component: Exports },
        ]),
        api.provider,
        { provide: Session, useValue: { can: (permission: string) => permissions.includes(permission) } },
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
  const chips = async () =>
    Promise.all(
      (await loader.getAllHarnesses(MatChipHarness.with({ ancestor: '.chips' }))).map((one) => one.getText()),
    );

  /** Waits until an element shows. Fails after four seconds. */
  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = performance.now() + 4_000;
    while (!(await holds())) {
      if (performance.now() > deadline) throw new Error('It has not come');
      await settled();
      TestBed.tick();
    }
  }

  it('names a thing by the name in another record', async () => {
    const connection = { kind: 'connection', id: '00000000-0000-7000-8000-0000000000c0' };
    const [named, bare] = [{ ...connection, label: 'Acme’s DingTalk' }, connection];
    api.on(auditRecordsList, () => ({
      items: [named, bare].map((target, index) =>
        sampleRecord(7 - index, { targets: [target], correlationId: `act-${String(index)}` }),
      ),
      next: null,
      newer: null,
    }));
    await open('/audit');
    expect(page.textContent.match(/Connection Acme’s DingTalk/g)).toHaveLength(2);
  });

  it('keeps the search in the address, and shows every filter as a chip', async () => {
    await open('/audit?cursor=somewhere&page=2');
    const [period, outcome] = await loader.getAllHarnesses(MatSelectHarness);
    await period?.clickOptions({ text: 'Last 7 days' });
    await outcome?.clickOptions({ text: 'Refused' });
    expect(url()).toBe('/audit?period=7d&outcome=refused');
    await (await loader.getHarness(MatInputHarness)).setValue(' ada ');
    page.querySelector('form')?.requestSubmit();
    await (await loader.getHarness(MatInputHarness)).blur();
    expect(url()).toBe('/audit?period=7d&outcome=refused&text=ada');
    expect(api.asked(auditRecordsList)).toMatchObject({ period: '7d', outcome: 'refused', text: 'ada' });
    expect(page.textContent).toContain('Binding ended');
    expect(page.textContent).toContain('Records: 1');
    expect(await chips()).toEqual(['Time: Last 7 days', 'Outcome: Refused', 'Words: ada']);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Clear filters' }))).click();
    expect(url()).toBe('/audit');
  });

  it('shows filters from a link, and lets them be removed', async () => {
    await open('/audit?target=binding:one&actor=system');
    expect(api.asked(auditRecordsList)).toMatchObject({ target: 'binding:one', actor: 'system' });
    expect(await chips()).toEqual(['By: The system', 'About: Binding …\u2060one']);
    const [first] = await loader.getAllHarnesses(MatChipHarness);
    await first?.remove();
    expect(url()).toBe('/audit?target=binding:one');
  });

  it('hides records of log readings, unless they are shown or searched for', async () => {
    await open('/audit');
    expect(api.asked(auditRecordsList)).toMatchObject({ without: 'audit.log.read' });
    const menu = await loader.getHarness(MatMenuHarness.with({ triggerText: /View/ }));
    await menu.open();
    await menu.clickItem({ text: /Who has read the log/ });
    expect(url()).toBe('/audit?readings=shown');
    expect(api.asked(auditRecordsList)).not.toHaveProperty('without');
    await TestBed.inject(Router).navigateByUrl('/audit?type=audit.log.read');
    expect(api.asked(auditRecordsList)).not.toHaveProperty('without');
  });

  it("counts days in the reader's time zone", async () => {
    await open('/audit');
    const [period] = await loader.getAllHarnesses(MatSelectHarness);
    await period?.clickOptions({ text: /From/ });
    const [from, to] = page.querySelectorAll<HTMLInputElement>('input[type=date]');
    for (const [field, day] of [
      [from, '2026-11-02'],
      [to, '2026-11-03'],
    ] as const) {
      if (field !== undefined) field.value = day;
      field?.dispatchEvent(new Event('change'));
      await settled();
    }
    expect(api.asked(auditRecordsList)).toMatchObject({
      from: new Date(2026, 10, 2).toISOString(),
      to: new Date(2026, 10, 4).toISOString(),
    });
  });

  it('suggests people whose name is being typed, without a search of the log', async () => {
    const alice = { id: 'id-of-alice', username: 'alice', displayName: 'Alice Wang' };
    permissions.push('accounts.read');
    api.on(accountsList, () => ({ items: [alice as never], next: null }));
    await open('/audit');
    const searches = api.times(auditRecordsList);
    await (await loader.getHarness(MatInputHarness)).setValue('alice');
    await until(() => page.querySelector('oe-people-hints button') !== null);
    expect(api.times(auditRecordsList)).toBe(searches);
    page.querySelector<HTMLElement>('oe-people-hints button')?.click();
    await until(() => url() === '/audit?person=id-of-alice');
    expect(api.asked(auditRecordsList)).toMatchObject({ person: 'id-of-alice' });
    await until(async () => (await chips()).includes('Person: Alice Wang'));
  });

  it('shows names and sentences, with one line for each action, which can be expanded', async () => {
    permissions.push('accounts.read');
    const id = '00000000-0000-7000-8000-00000000beef';
    api.on(accountsList, () => ({
      items: [{ id, username: 'alice', displayName: 'Alice Wang' } as never],
      next: null,
    }));
    api.on(auditRecordsList, () => ({
      items: [
        sampleRecord(8, { type: 'logon.session.ended', outcome: 'info', reason: 'binding_ended' }),
        sampleRecord(7, { targets: [{ kind: 'dingtalk-identity', id: 'union', label: 'A**' }] }),
      ],
      next: null,
      newer: null,
    }));
    await open('/audit');
    await until(() => page.textContent.includes('Alice Wang'));
    expect(page.querySelectorAll('tbody tr')).toHaveLength(1);
    expect(page.textContent).toContain('DingTalk identity A**');
    await (await loader.getHarness(MatButtonHarness.with({ text: /1 more/ }))).click();
    expect(page.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(page.textContent).toContain('The DingTalk identity was unlinked.');
    expect(page.textContent).not.toContain('binding_ended');
  });

  it('shows ids, and loads no names, where the role may not see accounts', async () => {
    await open('/audit');
    expect(page.textContent).toContain('Account …\u206000beef');
    expect(api.times(accountsList)).toBe(0);
  });

  it('shows size and format of an export, and leads to where the file will be', async () => {
    api.on(auditExportsCreate, () => ({}) as never);
    await open('/audit?outcome=refused&ip=192.0.2.7');
    await (await loader.getHarness(MatButtonHarness.with({ text: /^\s*Export$/ }))).click();
    const dialog = document.querySelector('oe-export-dialog');
    expect(dialog?.textContent).toMatch(/Outcome: Refused[^]*IP address: 192\.0\.2\.7[^]*Records: 1/);
    await (await loader.getHarness(MatRadioButtonHarness.with({ label: /JSON Lines/ }))).check();
    dialog?.querySelector('form')?.requestSubmit();
    await until(() => url() === '/audit/exports');
    expect(api.asked(auditExportsCreate)).toEqual({
      body: { format: 'jsonl', filter: { outcome: 'refused', ip: '192.0.2.7' } },
    });
  });

  it('shows why an export is refused, and stays where it is', async () => {
    api.on(auditExportsCreate, () => {
      throw refused(409, 'audit.exports_too_many', 'Two exports are being made already.');
    });
    document.documentElement.lang = 'en';
    await open('/audit');
    await (await loader.getHarness(MatButtonHarness.with({ text: /^\s*Export$/ }))).click();
    document.querySelector<HTMLFormElement>('oe-export-dialog form')?.requestSubmit();
    await until(() => document.body.textContent.includes('Two exports are being made already.'));
    expect(url()).toBe('/audit');
  });

  it('shows the log without the number of records if that cannot be loaded, and no action that the role may not do', async () => {
    permissions = ['audit.read'];
    api.on(auditRecordsCount, () => Promise.reject(new Error('slow')));
    await open('/audit');
    expect(page.textContent).toContain('Binding ended');
    expect(page.querySelector('.count')?.textContent.trim()).toBe('');
    expect(await loader.getAllHarnesses(MatButtonHarness.with({ text: /Export|Verify/ }))).toEqual([]);
  });
});
