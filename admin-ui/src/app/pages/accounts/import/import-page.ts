import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatIconModule } from '@angular/material/icon';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { NgTemplateOutlet } from '@angular/common';
import { RouterLink } from '@angular/router';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { saveFile } from '../../../ui/save-file';
import { ProfileFieldList } from '../../../people/profile-field-list';
import { csvOf } from './csv';
import { causeText, ImportErrors } from './import-errors';
import { ImportPreview } from './import-preview';
import { ImportFormatFields } from './import-format-fields';
import { ImportStore } from './import-store';
import { requiredColumns, templateWith } from './template';

/** Imports accounts from a file: it is checked first, row by row; then all accounts are created, or none. */
@Component({
  selector: 'oe-import-page',
  imports: [
    ImportErrors,
    ImportPreview,
    ImportFormatFields,
    MatButtonModule,
    MatCheckboxModule,
    MatIconModule,
    MatProgressBarModule,
    NgTemplateOutlet,
    PageHeader,
    ProblemPanel,
    RouterLink,
  ],
  providers: [ImportStore, ProfileFieldList],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportPage {
  protected readonly store = inject(ImportStore);
  protected readonly list = { title: $localize`:@@page.accounts:Accounts`, link: '/accounts' };
  protected readonly fields = inject(ProfileFieldList);
  protected readonly template = computed(() => templateWith(this.fields.all()));
  /** The names of the required columns. */
  protected readonly required = computed(() => requiredColumns(this.fields.all()).join(', '));
  /** The number of accounts that the button creates. */
  protected readonly count = computed(() => (this.store.found()?.total ?? 0) - this.store.taken());
  protected readonly percent = computed(() => {
    const { imported = 0, total = 0 } = this.store.found() ?? {};
    return total === 0 ? 0 : (imported / total) * 100;
  });

  /** A file was chosen and awaits a decision. */
  protected readonly isUndecided = computed(() => {
    const found = this.store.found();
    return found !== undefined && found.state !== 'done';
  });

  protected readonly isOver = signal(false);

  /** Excel recognises UTF-8 by the byte order mark. */
  protected saveTemplate(): void {
    saveFile('accounts.csv', `\uFEFF${this.template()}\r\n`, 'text/csv');
  }

  /** The errors by row, as a file for its author. */
  protected saveErrors(): void {
    const errors = this.store.found()?.errors ?? [];
    const rows = errors.map((error) => [String(error.row), error.field, causeText(error)]);
    const csv = csvOf([['row', 'column', 'problem'], ...rows]);
    saveFile('import-errors.csv', `\uFEFF${csv}\r\n`, 'text/csv');
  }

  constructor() {
    void this.fields.load();
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    const [file] = Array.from(event.dataTransfer?.files ?? []);
    if (file !== undefined && !this.store.isBusy() && this.store.found()?.state !== 'done')
      void this.store.check(file);
  }

  protected async choose(input: HTMLInputElement): Promise<void> {
    const [file] = Array.from(input.files ?? []);
    // So that the same file can be chosen again after it was corrected.
    input.value = '';
    if (file !== undefined) await this.store.check(file);
  }
}
