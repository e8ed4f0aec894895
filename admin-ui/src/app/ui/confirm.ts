import { ChangeDetectionStrategy, Component, computed, inject, Injectable, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatInputModule } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { FormFields } from './form-fields';

/** The question before an action that cannot be undone. */
export interface Question {
  readonly title: string;
  /** What will happen, and to whom. */
  readonly text: string;
  /** The label of the button: the action itself, such as “End 3 sessions”. */
  readonly act: string;
  /** The label of the other button, where “Cancel” would be unclear. */
  readonly otherwise?: string;
  /** The action loses nothing, so the button is not red. */
  readonly isHarmless?: boolean;
  /** Asks for a reason, for the log. */
  readonly needsReason?: boolean;
  /** A text that must be typed to enable the button; only for large actions. */
  readonly typed?: string;
}

/** The answer: yes, with the reason if one was asked for. */
export interface Confirmed {
  readonly reason: string;
}

@Component({
  selector: 'oe-confirm-dialog',
  imports: [FormsModule, MatButtonModule, MatDialogModule, FormFields, MatInputModule],
  templateUrl: './confirm.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class ConfirmDialog {
  readonly #dialog = inject<MatDialogRef<ConfirmDialog, Confirmed>>(MatDialogRef);
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  protected readonly reason = signal('');
  protected readonly typed = signal('');
  protected readonly isComplete = computed(
    () =>
      (this.question.needsReason !== true || this.reason().trim() !== '') &&
      (this.question.typed === undefined || this.typed() === this.question.typed),
  );

  protected confirm(): void {
    if (this.isComplete()) this.#dialog.close({ reason: this.reason().trim() });
  }
}

/** Asks before an action that cannot be undone. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  readonly #dialog = inject(MatDialog);

  /** Returns undefined when the person cancels. */
  ask(question: Question): Promise<Confirmed | undefined> {
    const dialog = this.#dialog.open<ConfirmDialog, Question, Confirmed>(ConfirmDialog, {
      data: question,
      width: '28rem',
      restoreFocus: true,
    });
    return firstValueFrom(dialog.afterClosed());
  }
}
