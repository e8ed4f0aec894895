import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';

/** The field that a list is searched with: Enter searches, and emptying it shows everything again. */
@Component({
  selector: 'oe-search-field',
  imports: [MatButtonModule, MatFormFieldModule, MatIconModule, MatInputModule],
  template: `
    <form role="search" (submit)="search($event, words.value)">
      <mat-form-field class="oe-wide" subscriptSizing="dynamic">
        <mat-label>{{ label() }}</mat-label>
        <input
          matInput
          #words
          type="search"
          maxlength="200"
          [value]="value() ?? ''"
          (search)="search($event, words.value)"
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
      max-width: 480px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchField {
  readonly label = input($localize`:@@search.label:Search`);
  readonly value = input<string>();
  /** What is searched for; undefined: everything. */
  readonly searched = output<string | undefined>();

  protected search(event: Event, words: string): void {
    event.preventDefault();
    const wanted = words.trim() === '' ? undefined : words.trim();
    if (wanted !== this.value()) this.searched.emit(wanted);
  }
}
