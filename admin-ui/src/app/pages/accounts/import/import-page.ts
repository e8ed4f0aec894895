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
import { ImportReadings } from './import-readings';
import { ImportStore } from './import-store';
import { requiredColumns, templateWith } from './template';

/** Makes accounts from a file: checked first, row by row, then all of them or none. */
@Component({
  selector: 'oe-import-page',
  imports: [
    ImportErrors,
    ImportPreview,
    ImportReadings,
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
  /** Names of the columns that no row does without. */
  protected readonly required = computed(() => requiredColumns(this.fields.all()).join(', '));
  /** How many accounts the button makes. */
  protected readonly count = computed(() => (this.store.found()?.total ?? 0) - this.store.taken());
  protected readonly percent = computed(() => {
    const { imported = 0, total = 0 } = this.store.found() ?? {};
    return total === 0 ? 0 : (imported / total) * 100;
  });

  /** A file is here, and nobody has decided on it. */
  protected readonly isUndecided = computed(() => {
    const found = this.store.found();
    return found !== undefined && found.state !== 'done';
  });

  protected readonly isOver = signal(false);

  /** Excel knows by the mark that the file is UTF-8. */
  protected saveTemplate(): void {
    saveFile('accounts.csv', `\uFEFF${this.template()}\r\n`, 'text/csv');
  }

  /** What is wrong, row by row, to be handed to whoever made the file. */
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
    // So that the same file can be chosen again when it has been corrected.
    input.value = '';
    if (file !== undefined) await this.store.check(file);
  }
}
