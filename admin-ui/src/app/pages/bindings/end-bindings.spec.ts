import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { FakeApi } from '../../../testing/fake-api';
import { sampleBinding } from '../../../testing/sample-bindings';
import { bindingsEnd, bindingsEndMany } from '../../api/generated/functions';
import { EndBindings } from './end-bindings';

@Component({ template: '' })
class Host {}

describe('ending bindings', () => {
  let api: FakeApi;
  let loader: HarnessLoader;

  beforeEach(() => {
    api = new FakeApi();
    api.on(bindingsEndMany, () => ({ ended: 20, unknown: [] }));
    TestBed.configureTestingModule({ providers: [api.provider] });
    loader = TestbedHarnessEnvironment.documentRootLoader(TestBed.createComponent(Host));
  });

  const ask = (count: number) =>
    TestBed.inject(EndBindings).ask(
      Array.from({ length: count }, (_, index) => sampleBinding(`p${String(index)}`)),
    );
  const act = (text: string) => loader.getHarness(MatButtonHarness.with({ text }));
  const field = (name: string) => loader.getHarness(MatInputHarness.with({ selector: `[name=${name}]` }));

  it('asks for the number and a reason when they are many, and names some of them', async () => {
    const ended = ask(20);
    const dialog = await loader.getHarness(MatDialogHarness);
    expect(await dialog.getContentText()).toContain(
      'Name of p0, Name of p1, Name of p2 … can no longer log on',
    );
    await (await field('reason')).setValue('The contract has ended');
    expect(await (await act('Unlink 20 identities')).isDisabled()).toBe(true);
    await (await field('typed')).setValue('20');
    await (await act('Unlink 20 identities')).click();
    expect(await ended).toBe(true);
  });

  it('asks only for the reason when they are few, and does nothing without it', async () => {
    const ended = ask(19);
    expect(await loader.getAllHarnesses(MatInputHarness)).toHaveLength(1);
    expect(await (await act('Unlink 19 identities')).isDisabled()).toBe(true);
    await (await act('Cancel')).click();
    expect(await ended).toBe(false);
    expect(api.times(bindingsEndMany)).toBe(0);
  });

  it('shows why it was refused, and that the bindings still exist', async () => {
    api.on(bindingsEnd, () => Promise.reject(new Error('gone')));
    const ended = ask(1);
    await (await field('reason')).setValue('left');
    await (await act('Unlink')).click();
    expect(await ended).toBe(false);
    expect(document.body.textContent).toContain('Something went wrong');
  });
});
