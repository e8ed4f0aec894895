import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { Confirm, type Question } from './confirm';

@Component({ template: '' })
class Host {}

const question: Question = {
  title: 'End 3 sessions?',
  text: 'Of alice.',
  act: 'End 3 sessions',
  needsReason: true,
};

describe('the confirmation dialog', () => {
  let loader: HarnessLoader;
  let confirm: Confirm;

  beforeEach(() => {
    loader = TestbedHarnessEnvironment.documentRootLoader(TestBed.createComponent(Host));
    confirm = TestBed.inject(Confirm);
  });

  const act = () => loader.getHarness(MatButtonHarness.with({ text: question.act }));

  it('waits for the reason, and returns it', async () => {
    const answer = confirm.ask(question);
    expect(await (await act()).isDisabled()).toBe(true);
    await (await loader.getHarness(MatInputHarness)).setValue('  left the company ');
    await (await act()).click();
    expect(await answer).toEqual({ reason: 'left the company' });
  });

  it('returns nothing when the person cancels', async () => {
    const answer = confirm.ask(question);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Cancel' }))).click();
    expect(await answer).toBeUndefined();
    expect(await loader.getAllHarnesses(MatDialogHarness)).toHaveLength(0);
  });

  it('asks for the name where much would be lost', async () => {
    const answer = confirm.ask({ ...question, needsReason: false, typed: 'acme' });
    const input = await loader.getHarness(MatInputHarness);
    await input.setValue('acm');
    expect(await (await act()).isDisabled()).toBe(true);
    await input.setValue('acme');
    await (await act()).click();
    expect(await answer).toEqual({ reason: '' });
  });
});
