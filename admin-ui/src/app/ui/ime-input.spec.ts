import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { writeInto } from '../../testing/write-into';
import { ImeInput, isOfInputMethod } from './ime-input';

@Component({ imports: [ImeInput], template: `<input (oeTyped)="told.push($event)" />` })
class Host {
  readonly told: string[] = [];
}

describe('input through an input method', () => {
  it('is reported as a word, not as the letters from which an input method composes it', () => {
    const fixture = TestBed.createComponent(Host);
    const write = (text: string, event: Event): void => {
      writeInto(fixture.nativeElement as HTMLElement, text, event);
    };
    write('a', new InputEvent('input'));
    write('azh', new InputEvent('input', { isComposing: true }));
    write("azh'ang", new InputEvent('input', { isComposing: true }));
    expect(fixture.componentInstance.told).toEqual(['a']);
    write('a张', new Event('compositionend'));
    expect(fixture.componentInstance.told).toEqual(['a', 'a张']);
  });

  it('recognises keys that belong to the input method, in Safari, too', () => {
    const key = (init: object) => isOfInputMethod(new KeyboardEvent('keydown', init));
    expect(key({ key: 'Enter', isComposing: true })).toBe(true);
    expect(key({ key: 'Enter', keyCode: 229 })).toBe(true);
    expect(key({ key: 'Enter', keyCode: 13 })).toBe(false);
  });
});
