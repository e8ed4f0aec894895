import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { GroupChoice } from './group-choice';

/** Chooses a group to which an application is assigned. */
@Component({
  selector: 'oe-choose-group-dialog',
  imports: [GroupChoice, MatButtonModule, MatDialogModule],
  template: `
    <h2 mat-dialog-title i18n="@@chooseGroup.title">Which group should have access?</h2>
    <mat-dialog-content>
      <p i18n="@@chooseGroup.text">
        Everyone in it can log on to the application, for as long as they are in it.
      </p>
      <oe-group-choice (chosen)="chosen.set($event?.id)" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="undefined" i18n="@@confirm.cancel">Cancel</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="chosen() === undefined"
        [mat-dialog-close]="chosen()"
        i18n="@@chooseUnit.act"
      >
        Add
      </button>
    </mat-dialog-actions>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChooseGroupDialog {
  protected readonly chosen = signal<string | undefined>(undefined);
}
