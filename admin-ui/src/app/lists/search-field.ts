import type { ElementRef } from '@angular/core';
import { ChangeDetectionStrategy, Component, effect, input, output, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { FormFields } from '../ui/form-fields';
import { ImeInput } from '../ui/ime-input';
import { typingPause } from '../ui/typing-pause';

/** Elements in which a slash is ordinary input. */
const WRITING = 'input, textarea, select, [contenteditable], [role="dialog"]';

/** The search field of a list; searches while the person types. `/` focuses it from anywhere on the page. */
@Component({
  selector: 'oe-search-field',
  imports: [MatButtonModule, FormFields, MatIconModule, MatInputModule, ImeInput],
  template: `
    <form role="search" (submit)="submit($event)">
      <mat-form-field class="oe-wide" subscriptSizing="dynamic">
        <mat-label>{{ label() }}</mat-label>
        <input
          matInput
          #words
          type="search"
          maxlength="200"
          aria-keyshortcuts="/"
          (oeTyped)="type($event)"
          (search)="search(words.value)"
        />
        <button
          matIconSuffix
          matIconButton
          type="submit"
          i18n-aria-label="@@search.now"
          aria-label="Search now"
        >
          <mat-icon svgIcon="search" />
        </button>
      </mat-form-field>
    </form>
  `,
  styles: `
    :host {
      display: block;
      flex: 2 1 280px;
      min-width: 0;
      max-width: 480px;
    }
  `,
  host: { '(document:keydown)': 'focusBySlash($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchField {
  private readonly words = viewChild.required<ElementRef<HTMLInputElement>>('words');
  readonly #pause = typingPause();

  readonly label = input($localize`:@@search.label:Search`);
  readonly value = input<string>();
  /** Whether it searches while the person types; otherwise only on Enter. */
  readonly isLive = input(true);
  /** The present search; undefined: everything. */
  readonly searched = output<string | undefined>();
  /** The text typed so far. */
  readonly typed = output<string>();

  constructor() {
    effect(() => {
      const [value = '', { nativeElement: field }] = [this.value(), this.words()];
      // While the person types, the text is newer than the address.
      if (document.activeElement !== field) field.value = value;
    });
  }

  /** Empties the field, without a search. */
  clear(): void {
    this.#pause.cancel();
    this.words().nativeElement.value = '';
  }

  protected type(words: string): void {
    this.#pause.before(() => {
      this.typed.emit(words.trim());
      if (this.isLive()) this.search(words);
    });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.search(this.words().nativeElement.value);
  }

  protected search(words: string): void {
    this.#pause.cancel();
    const wanted = words.trim() === '' ? undefined : words.trim();
    if (wanted !== this.value()) this.searched.emit(wanted);
  }

  protected focusBySlash(event: KeyboardEvent): void {
    const isPlain = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isWriting = event.target instanceof Element && event.target.closest(WRITING) !== null;
    if (!isPlain || isWriting) return;
    event.preventDefault();
    this.words().nativeElement.focus();
  }
}
