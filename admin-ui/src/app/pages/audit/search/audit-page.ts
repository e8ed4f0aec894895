import { ChangeDetectionStrategy, Component, effect, inject, LOCALE_ID, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatDividerModule } from '@angular/material/divider';
import { MatIconModule } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { auditRecordsCount, auditRecordsList } from '../../../api/generated/functions';
import type { ResultOf } from '../../../api/result-of';
import { ListUrlState } from '../../../lists/list-url-state';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { PeopleNames } from '../../../people/people-names';
import { Session } from '../../../session/session';
import { EmptyState } from '../../../ui/empty-state';
import { numberText } from '../../../ui/number-text';
import { PageHeader } from '../../../ui/page-header';
import { EventTitles } from '../event-titles';
import { ExportDialog } from '../exports/export-dialog';
import { Naming } from '../naming';
import { VerifyDialog } from '../verify/verify-dialog';
import { AuditFilters } from './audit-filters';
import { COLUMN_NAMES, Columns, COLUMNS, type Column } from './columns';
import { FilterNames } from './filter-names';
import { LogSearch, type LogFilter } from './log-search';
import { LogTable } from './log-table';
import { peopleIn } from './named-filter';

/** The log, newest first. The search is in the address. */
@Component({
  selector: 'oe-audit-page',
  imports: [
    AuditFilters,
    EmptyState,
    ListFrame,
    LogTable,
    MatButtonModule,
    MatDividerModule,
    MatIconModule,
    MatMenuModule,
    PageHeader,
    RouterLink,
  ],
  providers: [ListUrlState, LogSearch],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditPage {
  readonly #api = inject(Api);
  readonly #dialog = inject(MatDialog);
  readonly #session = inject(Session);
  readonly #filters = inject(FilterNames);
  protected readonly canVerify = this.#session.can('audit.verify');
  protected readonly canExport = this.#session.can('audit.export');
  protected readonly search = inject(LogSearch);
  protected readonly columns = inject(Columns);
  protected readonly allColumns = COLUMNS;
  protected readonly columnNames = COLUMN_NAMES;
  protected readonly number = numberText(inject(LOCALE_ID));

  protected readonly list = pagedList(
    () => ({ ...this.search.filter(), cursor: this.search.address.cursor() }),
    (query) => this.#api.invoke(auditRecordsList, query),
  );
  protected readonly count = signal<ResultOf<typeof auditRecordsCount> | undefined>(undefined);

  constructor() {
    const [naming, people] = [inject(Naming), inject(PeopleNames)];
    void inject(EventTitles).load();
    effect(() => void this.tally(this.search.filter()));
    effect(() => {
      naming.learn(this.list.items() ?? []);
    });
    effect(() => void people.learn(peopleIn(this.search.named())));
  }

  /** Offers an export of the filtered records. */
  protected export(): void {
    const data = { filter: this.search.asked(), filters: this.#filters.of(this.search.named()) };
    this.#dialog.open(ExportDialog, { data, width: '32rem' });
  }

  protected verify(): void {
    this.#dialog.open(VerifyDialog, { width: '32rem' });
  }

  /** The menu stays open, for the next column. */
  protected turn(event: Event, column: Column): void {
    event.stopPropagation();
    this.columns.turn(column);
  }

  /** The number is optional; the list works without it. */
  private async tally(filter: LogFilter): Promise<void> {
    const count = await this.#api.invoke(auditRecordsCount, filter).catch(() => undefined);
    if (filter === this.search.filter()) this.count.set(count);
  }
}
