import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { MatRadioModule } from '@angular/material/radio';
import { Api } from '../api/generated/api';
import { groupsList } from '../api/generated/functions';
import type { ListedGroup } from '../api/generated/models/listed-group';
import { SearchField } from '../lists/search-field';
import { problemOf, type Problem } from '../problems/problem';
import { ProblemPanel } from '../ui/problem-panel';

/** Groups that are offered at a time. */
const OFFERED = 20;

/** Chooses a group that an application is for. */
@Component({
  selector: 'oe-choose-group-dialog',
  imports: [MatButtonModule, MatDialogModule, MatRadioModule, ProblemPanel, SearchField],
  template: `
    <h2 mat-dialog-title i18n="@@chooseGroup.title">Which group should have access?</h2>
    <mat-dialog-content>
      <p i18n="@@chooseGroup.text">
        Everyone in it can log on to the application, for as long as they are in it.
      </p>
      <oe-search-field i18n-label="@@groups.name" label="Name" (searched)="search($event)" />
      @if (problem(); as failed) {
        <oe-problem-panel [problem]="failed" [canRetry]="true" (retry)="search(words)" />
      }
      <mat-radio-group
        i18n-aria-label="@@chooseGroup.found"
        aria-label="Groups found"
        [value]="chosen()"
        (change)="chosen.set($event.value)"
      >
        @for (group of offered(); track group.id) {
          <mat-radio-button [value]="group.id">{{ group.name }}</mat-radio-button>
        } @empty {
          <p class="oe-muted" role="status" i18n="@@chooseGroup.none">No groups found.</p>
        }
      </mat-radio-group>
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
  styles: `
    mat-radio-group {
      display: grid;
      align-content: start;
      min-height: 10rem;
      margin-block-start: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChooseGroupDialog {
  readonly #api = inject(Api);
  protected readonly offered = signal<readonly ListedGroup[]>([]);
  protected readonly chosen = signal<string | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected words: string | undefined;

  constructor() {
    void this.search(undefined);
  }

  protected async search(words: string | undefined): Promise<void> {
    this.words = words;
    this.chosen.set(undefined);
    try {
      const { items } = await this.#api.invoke(groupsList, { search: words, limit: OFFERED });
      if (words !== this.words) return;
      this.problem.set(undefined);
      this.offered.set(items);
    } catch (error) {
      if (words === this.words) this.problem.set(problemOf(error));
    }
  }
}
