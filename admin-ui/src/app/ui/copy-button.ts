import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatTooltipModule } from '@angular/material/tooltip';

/** Copies a value, and shows a check mark for a moment. */
@Component({
  selector: 'oe-copy-button',
  imports: [MatButtonModule, MatIconModule, MatTooltipModule],
  template: `
    @if (hasWords()) {
      <button matButton="outlined" type="button" (click)="copy()">
        <mat-icon [svgIcon]="isCopied() ? 'check' : 'copy'" aria-hidden="true" />{{ label() }}
      </button>
    } @else {
      <button matIconButton type="button" [attr.aria-label]="label()" [matTooltip]="label()" (click)="copy()">
        <mat-icon [svgIcon]="isCopied() ? 'check' : 'copy'" />
      </button>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CopyButton {
  readonly #clipboard = inject(Clipboard);
  readonly #announcer = inject(LiveAnnouncer);

  readonly value = input.required<string>();
  /** The button's label, such as “Copy the callback URL”. */
  readonly label = input($localize`:@@copy.label:Copy`);
  /** Whether the label is visible, where nothing beside the button says what it copies. */
  readonly hasWords = input(false);
  protected readonly isCopied = signal(false);

  protected copy(): void {
    if (!this.#clipboard.copy(this.value())) return;
    this.isCopied.set(true);
    void this.#announcer.announce($localize`:@@copy.done:Copied`);
    setTimeout(() => this.isCopied.set(false), 1500);
  }
}
