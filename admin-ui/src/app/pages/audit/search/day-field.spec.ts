import { TestBed } from '@angular/core/testing';
import { DayField } from './day-field';

describe('the date field', () => {
  const chosen: string[] = [];

  function shown() {
    chosen.length = 0;
    const fixture = TestBed.createComponent(DayField);
    fixture.componentRef.setInput('label', 'From');
    fixture.componentRef.setInput('day', '2026-11-01');
    fixture.componentInstance.chosen.subscribe((day) => chosen.push(day));
    fixture.detectChanges();
    const [field] = (fixture.nativeElement as HTMLElement).getElementsByTagName('input');
    if (field === undefined) throw new Error('There is a field');
    return field;
  }

  const press = (field: HTMLElement, key: string) =>
    field.dispatchEvent(new KeyboardEvent('keydown', { key }));

  /** As in browsers: each key that completes a date is reported as a change. */
  function type(field: HTMLInputElement, key: string, value: string): void {
    press(field, key);
    field.value = value;
    field.dispatchEvent(new Event('change'));
  }

  it('takes a typed date once, and never the incomplete years in between', () => {
    const field = shown();
    type(field, '2', '0002-11-05');
    type(field, '0', '0020-11-05');
    type(field, '6', '2026-11-05');
    expect(chosen).toEqual([]);
    press(field, 'Enter');
    expect(chosen).toEqual(['2026-11-05']);
  });

  it('takes the date when it loses the focus, and only if it was changed', () => {
    const field = shown();
    field.dispatchEvent(new Event('blur'));
    expect(chosen).toEqual([]);
    type(field, 'Backspace', '');
    field.dispatchEvent(new Event('blur'));
    expect(chosen).toEqual(['']);
  });

  it('takes a picked date at once', () => {
    const field = shown();
    press(field, ' ');
    field.value = '2026-11-07';
    field.dispatchEvent(new Event('change'));
    expect(chosen).toEqual(['2026-11-07']);
  });
});
