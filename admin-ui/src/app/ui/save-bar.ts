import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import type { Problem } from '../problems/problem';
import { ProblemPanel } from './problem-panel';

/** The end of a long form, which stays in sight: why it could not be saved, Discard, and Save. It belongs into the `<form>`. */
@Component({
  selector: 'oe-save-bar',
  imports: [MatButtonModule, ProblemPanel],
  template: `
    @if (problem(); as shown) {
      <oe-problem-panel [problem]="shown" />
    }
    <p aria-live="polite">
      @if (isFaulty()) {
        <ng-container i18n="@@saveBar.faulty"
          >Something needs correction: see the fields in red.</ng-container
        >
      }
    </p>
    <button
      matButton
      type="button"
      [disabled]="isPristine()"
      (click)="discarded.emit()"
      i18n="@@settings.reset"
    >
      Discard
    </button>
    <button matButton="filled" type="submit" [disabled]="isPristine() || isBusy()" i18n="@@settings.save">
      Save
    </button>
  `,
  styles: `
    :host {
      position: sticky;
      inset-block-end: 0;
      z-index: 1; /* buttons that scroll below it have a place of their own */
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      justify-content: flex-end;
      padding: 12px 0;
      background: var(--mat-sys-surface);
    }
    oe-problem-panel {
      flex: 1 1 100%;
    }
    p {
      flex: 1;
      align-self: center;
      margin: 0;
      color: var(--mat-sys-error);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SaveBar {
  readonly problem = input<Problem>();
  /** Nothing has been typed: there is nothing to save or to give up. */
  readonly isPristine = input.required<boolean>();
  readonly isBusy = input(false);
  /** It was not saved for what is in its fields. */
  readonly isFaulty = input(false);
  readonly discarded = output();
}
