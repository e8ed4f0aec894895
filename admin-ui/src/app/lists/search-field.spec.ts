import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { settled } from '../../testing/fake-api';
import { SearchField } from './search-field';

@Component({
  imports: [SearchField],
  template: `<oe-search-field
    [value]="value()"
    [isLive]="isLive()"
    (searched)="searched.push($event)"
    (typed)="typed.push($event)"
  />`,
})
class Host {
  readonly value = signal<string | undefined>('before');
  readonly isLive = signal(true);
  readonly searched: (string | undefined)[] = [];
  readonly typed: string[] = [];
}

describe('the search field of a list', () => {
  /** Waits until the typed text has been reported; fails after four seconds. */
  async function told(typed: readonly string[], times: number): Promise<void> {
    const deadline = performance.now() + 4_000;
    while (typed.length < times) {
      if (performance.now() > deadline) throw new Error('Nothing was told');
      await settled();
    }
  }

  function shown() {
    const fixture = TestBed.createComponent(Host);
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    const [field] = page.getElementsByTagName('input');
    if (field === undefined) throw new Error('There is a field');
    const type = (words: string): void => {
      field.focus();
      field.value = words;
      field.dispatchEvent(new Event('input'));
    };
    return { fixture, host: fixture.componentInstance, field, type };
  }

  it('searches when typing pauses, and never overwrites the typed text with the address', async () => {
    const { fixture, host, field, type } = shown();
    expect(field.value).toBe('before');
    type('al');
    type('ali ');
    await told(host.typed, 1);
    expect(host.searched).toEqual(['ali']);
    type('alic');
    host.value.set('ali');
    fixture.detectChanges();
    expect(field.value).toBe('alic');
    type(' ');
    await told(host.typed, 2);
    expect(host.searched).toEqual(['ali', undefined]);
  });

  it('does not search while an input method is still composing a word', async () => {
    const { host, field, type } = shown();
    type('al');
    field.value = "al'zhang";
    field.dispatchEvent(new InputEvent('input', { isComposing: true }));
    await told(host.typed, 1);
    expect(host.searched).toEqual(['al']);
    field.value = 'al张';
    field.dispatchEvent(new Event('compositionend'));
    await told(host.typed, 2);
    expect(host.searched).toEqual(['al', 'al张']);
  });

  it('waits for Enter where searching is recorded, and reports the typed text', async () => {
    const { fixture, host, field, type } = shown();
    host.isLive.set(false);
    fixture.detectChanges();
    type('bob');
    await told(host.typed, 1);
    expect([host.typed, host.searched]).toEqual([['bob'], []]);
    field.form?.requestSubmit();
    expect(host.searched).toEqual(['bob']);
  });

  it('gets the focus by a slash, but not while another field has it', () => {
    const { field } = shown();
    const press = (target: EventTarget) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
    const other = document.createElement('textarea');
    document.body.append(other);
    other.focus();
    press(other);
    expect(document.activeElement).toBe(other);
    other.remove();
    press(document.body);
    expect(document.activeElement).toBe(field);
  });
});
