import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatTableModule } from '@angular/material/table';
import { Api } from '../../../api/generated/api';
import { signingKeysList, signingKeysRotate } from '../../../api/generated/functions';
import type { SigningKey } from '../../../api/generated/models/signing-key';
import { problemOf, type Problem } from '../../../problems/problem';
import { Session } from '../../../session/session';
import { Confirm } from '../../../ui/confirm';
import { EmptyState } from '../../../ui/empty-state';
import { Timestamp } from '../../../ui/timestamp';
import { Notify } from '../../../ui/notify';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { StackedTable } from '../../../ui/stacked-table';

/** The keys with which applications verify tokens. */
@Component({
  selector: 'oe-signing-keys-page',
  imports: [
    EmptyState,
    MatButtonModule,
    MatTableModule,
    Timestamp,
    PageHeader,
    ProblemPanel,
    Skeleton,
    StackedTable,
  ],
  templateUrl: './signing-keys-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SigningKeysPage {
  readonly #api = inject(Api);
  readonly #confirm = inject(Confirm);
  readonly #notify = inject(Notify);
  protected readonly canManage = inject(Session).can('applications.manage');
  protected readonly list = { title: $localize`:@@page.applications:Applications`, link: '/applications' };
  protected readonly columns = ['algorithm', 'use', 'created', 'id'];
  protected readonly keys = signal<readonly SigningKey[] | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.keys.set((await this.#api.invoke(signingKeysList)).items);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  protected async rotate(): Promise<void> {
    const answer = await this.#confirm.ask({
      title: $localize`:@@applications.keys.rotateTitle:Sign with new keys?`,
      text: $localize`:@@applications.keys.rotateText:Tokens are signed with new keys at once. The current ones stay published for another week, so nobody is logged off. Applications that were given a key by hand need the new one.`,
      act: $localize`:@@applications.keys.rotate:Rotate keys`,
      isHarmless: true,
    });
    if (answer === undefined) return;
    try {
      this.keys.set((await this.#api.invoke(signingKeysRotate)).items);
      this.#notify.done($localize`:@@applications.keys.rotated:Tokens are signed with new keys.`);
    } catch (error) {
      this.#notify.failed(error);
    }
  }
}
