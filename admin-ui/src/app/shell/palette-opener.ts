import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  inject,
  Injector,
  signal,
  type WritableSignal,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens the palette by a button, or by Ctrl-K or ⌘K from anywhere. Dialogs are loaded when it is first opened. */
@Component({
  selector: 'oe-palette-opener',
  imports: [MatButtonModule, MatIconModule],
  template: `
    <button
      matButton="outlined"
      type="button"
      [attr.aria-label]="label + ' ' + keys"
      [attr.aria-keyshortcuts]="isApple ? 'Meta+K' : 'Control+K'"
      (click)="open()"
    >
      <mat-icon svgIcon="search" aria-hidden="true" />
      <span class="words"
        >{{ label }}&ngsp;<kbd>{{ keys }}</kbd></span
      >
    </button>
  `,
  styles: `
    :host {
      display: flex;
    }
    kbd {
      margin-inline-start: 8px;
      font: var(--mat-sys-label-small);
      color: var(--mat-sys-on-surface-variant);
    }
    @media (max-width: 599.98px) {
      :host {
        --mat-button-outlined-horizontal-padding: 10px;
        --mat-button-outlined-icon-spacing: 0;
        --mat-button-outlined-icon-offset: 0;
        --mat-button-outlined-outline-color: transparent;
      }
      button {
        min-width: 0;
      }
      .words {
        display: none;
      }
    }
  `,
  host: { '(document:keydown)': 'press($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PaletteOpener {
  readonly #injector = inject(Injector);
  protected readonly isApple = IS_APPLE;
  /** Its label, for which a phone has no room. */
  protected readonly label = $localize`:@@search.label:Search`;
  protected readonly keys = IS_APPLE ? '⌘K' : 'Ctrl K';
  #isOpen = false;
  /** The text typed while the palette is loading and its field does not have the focus yet; undefined: not loading. */
  #early: WritableSignal<string> | undefined;

  protected press(event: KeyboardEvent): void {
    if (this.#early !== undefined && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.#early.update((words) => words + event.key);
      return;
    }
    const isModified = IS_APPLE ? event.metaKey : event.ctrlKey;
    if (!isModified || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
    event.preventDefault();
    void this.open();
  }

  /** Runs only once at a time. */
  protected async open(): Promise<void> {
    if (this.#isOpen) return;
    this.#isOpen = true;
    const words = signal('');
    this.#early = words;
    try {
      const [{ MatDialog }, { Palette }] = await Promise.all([
        import('@angular/material/dialog'),
        import('./palette/palette'),
      ]);
      const dialog = this.#injector.get(MatDialog).open(Palette, {
        width: '36rem',
        maxWidth: '94vw',
        position: { top: '12vh' },
        restoreFocus: true,
        data: { words },
        ariaLabel: $localize`:@@palette.title:Search people, pages and actions`,
      });
      // The focus moves only once the field shows the whole text, because typing into the field replaces the collected text.
      dialog
        .afterOpened()
        .subscribe(() =>
          afterNextRender({ read: () => (this.#early = undefined) }, { injector: this.#injector }),
        );
      dialog.afterClosed().subscribe(() => {
        this.#early = undefined;
        this.#isOpen = false;
      });
    } catch (error) {
      this.#early = undefined;
      this.#isOpen = false;
      throw error;
    }
  }
}
