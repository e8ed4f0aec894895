import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import type { Problem } from '../problems/problem';
import { ProblemPanel } from './problem-panel';

/** The state of a long form, as signals. */
export interface Saving {
  readonly problem: () => Problem | undefined;
  /** Unchanged: there is nothing to save or discard. */
  readonly isPristine: () => boolean;
  readonly isBusy: () => boolean;
  /** It was not saved because of invalid fields. */
  readonly isFaulty: () => boolean;
  /** Whether it could be saved in its present state. */
  readonly isComplete: () => boolean;
  readonly discard: () => Promise<void>;
}

/**
 * The end of a long form, which stays visible: the error, Discard, and Save. It belongs inside the `<form>` of an `EditedForm`: `<oe-save-bar [of]="saving"
 * />`.
 */
@Component({
  selector: 'oe-save-bar',
  imports: [MatButtonModule, ProblemPanel],
  template: `
    @let form = of();
    @if (form.problem(); as shown) {
      <oe-problem-panel [problem]="shown" />
    }
    <p aria-live="polite">
      @if (form.isFaulty()) {
        <ng-container i18n="@@saveBar.faulty"
          >Something needs correction: see the fields in red.</ng-container
        >
      }
    </p>
    <button
      matButton
      type="button"
      [disabled]="form.isPristine()"
      (click)="form.discard()"
      i18n="@@settings.reset"
    >
      Discard
    </button>
    <button
      matButton="filled"
      type="submit"
      [disabled]="form.isPristine() || form.isBusy() || !form.isComplete()"
      i18n="@@settings.save"
    >
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
  readonly of = input.required<Saving>();
}
