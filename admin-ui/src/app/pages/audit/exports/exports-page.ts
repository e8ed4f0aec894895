import { ChangeDetectionStrategy, Component, DestroyRef, inject, LOCALE_ID, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { Api } from '../../../api/generated/api';
import {
  auditExportsCancel,
  auditExportsList,
  auditExportsManifest,
  auditExportsShow,
  auditProofPublicKey,
} from '../../../api/generated/functions';
import type { FixedFilter } from '../../../lists/filter-row';
import { PeopleNames } from '../../../people/people-names';
import { Session } from '../../../session/session';
import { problemOf, type Problem } from '../../../problems/problem';
import { EmptyState } from '../../../ui/empty-state';
import { Timestamp } from '../../../ui/timestamp';
import { Notify } from '../../../ui/notify';
import { numberText } from '../../../ui/number-text';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { saveFile } from '../../../ui/save-file';
import { Skeleton } from '../../../ui/skeleton';
import { EventTitles } from '../event-titles';
import { FilterNames } from '../search/filter-names';
import { peopleIn } from '../search/named-filter';
import { failureText, stateText, type Export } from './export-texts';

/** Milliseconds between two refreshes while an export is being written. */
const POLL_MS = 1_500;

/** The exports: their progress, and their downloads with manifests. */
@Component({
  selector: 'oe-exports-page',
  imports: [
    EmptyState,
    MatButtonModule,
    MatIconModule,
    MatProgressBarModule,
    Timestamp,
    PageHeader,
    ProblemPanel,
    Skeleton,
  ],
  templateUrl: './exports-page.html',
  styleUrl: './exports-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExportsPage {
  readonly #api = inject(Api);
  readonly #notify = inject(Notify);
  readonly #filters = inject(FilterNames);
  readonly #people = inject(PeopleNames);
  #isGone = false;
  #nextPoll: ReturnType<typeof setTimeout> | undefined;

  protected readonly exports = signal<readonly Export[] | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly backTo = { title: $localize`:@@page.audit:Audit`, link: '/audit' };
  protected readonly heading = $localize`:@@audit.exports:Exports`;
  protected readonly stateText = stateText;
  protected readonly failureText = failureText;
  protected readonly number = numberText(inject(LOCALE_ID));
  protected readonly canVerify = inject(Session).can('audit.verify');

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#isGone = true;
      clearTimeout(this.#nextPoll);
    });
    void inject(EventTitles).load();
    void this.load();
  }

  /** The filters of the export; empty for the whole log. */
  protected filtersOf({ filter }: Export): readonly FixedFilter[] {
    return this.#filters.of(filter);
  }

  protected fileOf({ id }: Export): string {
    return `${auditExportsShow.PATH.replace('{id}', id)}/file`;
  }

  protected manifestOf({ id }: Export): string {
    return auditExportsManifest.PATH.replace('{id}', id);
  }

  protected percent({ written, records }: Export): number {
    return records === null || records === 0 ? 0 : Math.min(100, (100 * written) / records);
  }

  protected isOpen({ state }: Export): boolean {
    return state === 'waiting' || state === 'running';
  }

  /** All keys in one file, as `cli audit public-key` prints them. */
  protected async saveKey(): Promise<void> {
    try {
      const { keys } = await this.#api.invoke(auditProofPublicKey);
      const text = keys.map(({ keyId, pem }) => `Key-Id: ${keyId}\n${pem}`).join('');
      saveFile('audit-public-key.pem', text, 'application/x-pem-file');
    } catch (error) {
      this.#notify.failed(error);
    }
  }

  protected async cancel({ id }: Export): Promise<void> {
    try {
      await this.#api.invoke(auditExportsCancel, { id });
    } catch (error) {
      this.#notify.failed(error);
    }
    await this.load();
  }

  /** Refreshes, and repeats it while an export is being written and the page is visible. A failed refresh does not stop it. */
  protected async load(): Promise<void> {
    try {
      const { items } = await this.#api.invoke(auditExportsList);
      this.exports.set(items);
      void this.#people.learn(items.flatMap(({ filter }) => peopleIn(filter)));
      this.problem.set(undefined);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
    clearTimeout(this.#nextPoll);
    const isBusy = this.exports()?.some((one) => this.isOpen(one)) ?? false;
    if (isBusy && !this.#isGone) this.#nextPoll = setTimeout(() => void this.load(), POLL_MS);
  }
}
