import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatIconModule } from '@angular/material/icon';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { NgTemplateOutlet } from '@angular/common';
import { RouterLink } from '@angular/router';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { ImportErrors } from './import-errors';
import { ImportPreview } from './import-preview';
import { ImportReadings } from './import-readings';
import { ImportStore } from './import-store';

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
  providers: [ImportStore],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportPage {
  protected readonly store = inject(ImportStore);
  protected readonly list = { title: $localize`:@@page.accounts:Accounts`, link: '/accounts' };
  protected readonly sample = 'username,displayName,email,role\nli.hua,李华,li.hua@example.com,member';
  /** How many accounts the button makes. */
  protected readonly count = computed(() => (this.store.found()?.total ?? 0) - this.store.taken());
  protected readonly percent = computed(() => {
    const { imported = 0, total = 0 } = this.store.found() ?? {};
    return total === 0 ? 0 : (imported / total) * 100;
  });

  protected async choose(input: HTMLInputElement): Promise<void> {
    const [file] = Array.from(input.files ?? []);
    // So that the same file can be chosen again when it has been corrected.
    input.value = '';
    if (file !== undefined) await this.store.check(file);
  }
}
