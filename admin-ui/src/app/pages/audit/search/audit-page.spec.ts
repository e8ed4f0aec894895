import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatChipHarness } from '@angular/material/chips/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { FakeApi, refused } from '../../../../testing/fake-api';
import { sampleRecord } from '../../../../testing/sample-records';
import {
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

  it('keeps what is searched for in the address', async () => {
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
  });

  it('shows what came with a link, and lets it be taken away', async () => {
    await open('/audit?target=binding:one&actor=system');
    expect(api.asked(auditRecordsList)).toMatchObject({ target: 'binding:one', actor: 'system' });
    const chips = await loader.getAllHarnesses(MatChipHarness);
    expect(await Promise.all(chips.map((chip) => chip.getText()))).toEqual(['By: system', 'To: binding:one']);
    await chips[0]?.remove();
    expect(url()).toBe('/audit?target=binding:one');
  });

  it('exports what it shows, and leads to where the file will be', async () => {
    api.on(auditExportsCreate, () => ({}) as never);
    await open('/audit?outcome=refused&ip=192.0.2.7');
    const menu = await loader.getHarness(MatMenuHarness);
    await menu.open();
    await menu.clickItem({ text: 'CSV, for spreadsheets' });
    expect(api.asked(auditExportsCreate)).toEqual({
      body: { format: 'csv', filter: { outcome: 'refused', ip: '192.0.2.7' } },
    });
    expect(url()).toBe('/audit/exports');
  });

  it('says why an export cannot be made, and stays where it is', async () => {
    api.on(auditExportsCreate, () => {
      throw refused(409, 'audit.exports_too_many', 'Two exports are being made already.');
    });
    document.documentElement.lang = 'en';
    await open('/audit');
    const menu = await loader.getHarness(MatMenuHarness);
    await menu.open();
    await menu.clickItem({ text: 'CSV, for spreadsheets' });
    expect(document.body.textContent).toContain('Two exports are being made already.');
    expect(url()).toBe('/audit');
  });

  it('shows the log without its number when that cannot be had, and nothing that the role may not do', async () => {
    permissions = ['audit.read'];
    api.on(auditRecordsCount, () => Promise.reject(new Error('slow')));
    await open('/audit');
    expect(page.textContent).toContain('Binding ended');
    expect(page.querySelector('.count')?.textContent.trim()).toBe('');
    expect(await loader.getAllHarnesses(MatButtonHarness.with({ text: /Export|Verify/ }))).toEqual([]);
  });
});
