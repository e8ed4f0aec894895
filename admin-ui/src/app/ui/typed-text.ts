import { Directive, output } from '@angular/core';

/**
 * What somebody types into a field, each time that it is more: `<input (oeTyped)="search($event)" />`. Letters that an input method is still
 * making a word of, such as pinyin, are not told; the word is, when it is chosen.
 */
@Directive({
  selector: 'input[oeTyped], textarea[oeTyped]',
  host: { '(input)': 'tell($event)', '(compositionend)': 'tell($event)' },
})
export class TypedText {
  readonly oeTyped = output<string>();

  protected tell(event: Event): void {
    if (event instanceof InputEvent && event.isComposing) return;
    this.oeTyped.emit((event.target as HTMLInputElement | HTMLTextAreaElement).value);
  }
}

/** Whether a key belongs to an input method, which chooses a word by it. */
export function isOfInputMethod(event: KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- Safari has ended the composition by then, and tells by the number alone
  return event.isComposing || event.keyCode === 229;
}
