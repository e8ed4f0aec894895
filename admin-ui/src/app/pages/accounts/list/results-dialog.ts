import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { Problem } from '../../../problems/problem';
import { textOf } from '../../../problems/problem-texts';

/** An account that was not changed. */
export interface Refused {
  readonly name: string;
  readonly code: string;
}

/** The result of an action on many accounts: the number that succeeded, and the reason for each other one. */
@Component({
  selector: 'oe-results-dialog',
  imports: [MatButtonModule, MatDialogModule],
  template: `
    <h2 mat-dialog-title i18n="@@accounts.resultsTitle">Not done for every account</h2>
    <mat-dialog-content>
      <p i18n="@@accounts.resultsDone">Accounts changed: {{ told.done }}. Nothing has happened to these:</p>
      <dl class="oe-facts">
        @for (one of told.refused; track one.name) {
          <dt>{{ one.name }}</dt>
          <dd>{{ why(one) }}</dd>
        }
      </dl>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" mat-dialog-close i18n="@@audit.close">Close</button>
    </mat-dialog-actions>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ResultsDialog {
  protected readonly told = inject<{ readonly done: number; readonly refused: readonly Refused[] }>(
    MAT_DIALOG_DATA,
  );

  protected why({ code }: Refused): string {
    return textOf(new Problem(409, code, undefined, {}));
  }
}
