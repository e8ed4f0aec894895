import { Component, signal, type WritableSignal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { FakeApi, settled } from '../../../testing/fake-api';
import { accountsList } from '../../api/generated/functions';
import { Session } from '../../session/session';
import { Palette } from './palette';

@Component({ template: '' })
class Anywhere {}

describe('the palette', () => {
  let api: FakeApi;
  let fixture: ComponentFixture<Palette>;
  let permissions: string[];
  let closed: number;
  let start: { words: WritableSignal<string> };

  beforeEach(() => {
    api = new FakeApi();
    permissions = ['accounts.read', 'accounts.manage', 'audit.read'];
    closed = 0;
    start = { words: signal('') };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'accounts/:id', component: Anywhere }]),
        api.provider,
        { provide: MatDialogRef, useValue: { close: () => (closed += 1) } },
        { provide: MAT_DIALOG_DATA, useValue: start },
        { provide: Session, useValue: { can: (permission: string) => permissions.includes(permission) } },
      ],
    });
    api.on(accountsList, ({ search }: { search: string }) => ({
      items:
        search === 'ali'
          ? [{ id: 'id-of-alice', username: 'alice', displayName: 'Alice Wang' } as never]
          : [],
      next: null,
    }));
    fixture = TestBed.createComponent(Palette);
  });

  it('continues with the text that was typed while it was loading', async () => {
    start.words.set('create');
    fixture = TestBed.createComponent(Palette);
    await fixture.whenStable();
    expect(names()).toEqual(['Create account']);
    expect(page().querySelector('input')?.value).toBe('create');
  });

  it('offers the names that begin with the text first', async () => {
    permissions = ['connections.read', 'accounts.read', 'accounts.manage', 'audit.read'];
    start.words.set('a');
    fixture = TestBed.createComponent(Palette);
    await fixture.whenStable();
    const [first, second] = names();
    expect([first, second]).toEqual(['Accounts', 'Audit']);
    expect(names()).toContain('DingTalk');
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const names = () => Array.from(page().querySelectorAll('li'), (one) => one.textContent.trim());

  async function type(words: string): Promise<HTMLInputElement> {
    const [field] = page().getElementsByTagName('input');
    if (field === undefined) throw new Error('There is a field');
    field.value = words;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    return field;
  }

  it('offers the pages and actions that the role may use, by their names', async () => {
    await fixture.whenStable();
    expect(names()).toEqual(expect.arrayContaining(['Accounts', 'Audit', 'Create account']));
    expect(names()).not.toContain('Settings');
    await type('create');
    expect(names()).toEqual(['Create account']);
  });

  it('says that nothing was found only after it has searched', async () => {
    await fixture.whenStable();
    await type('nobody at all');
    const said = () => page().querySelector('[role=status]')?.textContent.trim();
    expect(said()).toBe('Searching …');
    await api.untilAsked(accountsList);
    await settled();
    await fixture.whenStable();
    expect(said()).toBe('Nothing found.');
  });

  it('leaves keys to an input method that is composing a word', async () => {
    await fixture.whenStable();
    const field = await type('a');
    const press = (key: string) => {
      const event = new KeyboardEvent('keydown', { key, isComposing: true, cancelable: true });
      field.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([press('ArrowDown'), press('Enter')]).toEqual([false, false]);
    expect(closed).toBe(0);
  });

  it('offers people, and goes to the one that is selected by keyboard', async () => {
    await fixture.whenStable();
    const field = await type('ali');
    await api.untilAsked(accountsList);
    await settled();
    await fixture.whenStable();
    expect(names()).toEqual([expect.stringMatching(/Alice Wang\s*alice/)]);
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await fixture.whenStable();
    await settled();
    expect([TestBed.inject(Router).url, closed]).toEqual(['/accounts/id-of-alice', 1]);
  });
});
