import { ChangeDetectionStrategy, Component, inject, LOCALE_ID, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatRadioModule } from '@angular/material/radio';
import { Router } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { auditExportsCreate, auditRecordsCount } from '../../../api/generated/functions';
import type { ResultOf } from '../../../api/result-of';
import type { FixedFilter } from '../../../lists/filter-row';
import { problemOf, type Problem } from '../../../problems/problem';
import { numberText } from '../../../ui/number-text';
import { ProblemPanel } from '../../../ui/problem-panel';
import type { LogFilter } from '../search/log-search';
import { EXPORT_FORMATS, type ExportFormat } from './export-texts';

/** The records to export. */
export interface ExportRequest {
  readonly filter: LogFilter;
  /** The labels of the filters. */
  readonly filters: readonly FixedFilter[];
}

/** Shows the content and size of an export, and asks for its format. */
@Component({
  selector: 'oe-export-dialog',
  imports: [FormsModule, MatButtonModule, MatDialogModule, MatRadioModule, ProblemPanel],
  templateUrl: './export-dialog.html',
  styles: `
    mat-radio-button {
      display: block;
    }
    ul {
      margin: 4px 0 12px;
      padding-inline-start: 20px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExportDialog {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #dialog = inject<MatDialogRef<ExportDialog>>(MatDialogRef);
  protected readonly request = inject<ExportRequest>(MAT_DIALOG_DATA);
  protected readonly formats = EXPORT_FORMATS;
  protected readonly number = numberText(inject(LOCALE_ID));

  protected readonly format = signal<ExportFormat>('csv');
  protected readonly count = signal<ResultOf<typeof auditRecordsCount> | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);

  constructor() {
    void this.tally();
  }

  /** Orders the export, and goes to the page where the file can be downloaded. */
  protected async export(): Promise<void> {
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      const body = { format: this.format(), filter: given(this.request.filter) };
      await this.#api.invoke(auditExportsCreate, { body });
      this.#dialog.close();
      await this.#router.navigate(['/audit/exports']);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
    this.isBusy.set(false);
  }

  /** The number is optional; the export works without it. */
  private async tally(): Promise<void> {
    this.count.set(await this.#api.invoke(auditRecordsCount, this.request.filter).catch(() => undefined));
  }
}

/** Only active filters: an export without filters contains the whole log. */
function given(filter: LogFilter): LogFilter {
  return JSON.parse(JSON.stringify(filter)) as LogFilter; // drops undefined members
}
