import { Directive, output } from '@angular/core';

/**
 * Reports the text of a field after each change: `<input (oeTyped)="search($event)" />`. Letters from which an input method is still composing a word, such
 * as pinyin, are not reported; the chosen word is.
 */
@Directive({
  selector: 'input[oeTyped], textarea[oeTyped]',
  host: { '(input)': 'tell($event)', '(compositionend)': 'tell($event)' },
})
export class ImeInput {
  readonly oeTyped = output<string>();

  protected tell(event: Event): void {
    if (event instanceof InputEvent && event.isComposing) return;
    this.oeTyped.emit((event.target as HTMLInputElement | HTMLTextAreaElement).value);
  }
}

/** Whether a key belongs to an input method that is choosing a word. */
export function isOfInputMethod(event: KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- Safari has ended the composition by then, and tells by the number alone
  return event.isComposing || event.keyCode === 229;
}
