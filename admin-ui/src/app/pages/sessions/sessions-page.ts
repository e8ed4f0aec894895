import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { Api } from '../../api/generated/api';
import { sessionsEnd, sessionsEndMany, sessionsList } from '../../api/generated/functions';
import { FilterRow } from '../../lists/filter-row';
import { ListUrlState } from '../../lists/list-url-state';
import { ListFrame } from '../../lists/list-frame';
import { pagedList } from '../../lists/paged-list';
import { SearchField } from '../../lists/search-field';
import { Session } from '../../session/session';
import { Confirm } from '../../ui/confirm';
import { EmptyState } from '../../ui/empty-state';
import { restoredFocus } from '../../ui/restored-focus';
import { MethodNames } from '../../session/method-names';
import { Notify } from '../../ui/notify';
import { PageHeader } from '../../ui/page-header';
import { SessionTable, type ListedSession } from './session-table';

/** Number of sessions from which the person must type the number before ending them. */
const MANY = 20;

/** The open sessions, with their method and place. The search is in the address. */
@Component({
  selector: 'oe-sessions-page',
  imports: [
    EmptyState,
    FilterRow,
    ListFrame,
    MatButtonModule,
    MatButtonToggleModule,
    PageHeader,
    SearchField,
    SessionTable,
  ],
  providers: [ListUrlState],
  templateUrl: './sessions-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SessionsPage {
  readonly #api = inject(Api);
  readonly #confirm = inject(Confirm);
  readonly #notify = inject(Notify);
  readonly #methods = inject(MethodNames);
  readonly #restoreFocus = restoredFocus();
  protected readonly urlState = inject(ListUrlState);
  protected readonly canEnd = inject(Session).can('sessions.end');

  protected readonly search = this.urlState.param('search');
  readonly #account = this.urlState.param('account');
  readonly #method = this.urlState.param('method');
  readonly #bornOf = this.urlState.param('bornOf');
  protected readonly sort = this.urlState.choice('sort', ['since', 'lastSeen']);
  /** Filters from a link: an account, a binding or a method. */
  protected readonly fixed = computed(() => {
    const method = this.#method();
    return [
      ...(this.#account() === undefined
        ? []
        : [{ name: 'account', text: $localize`:@@sessions.ofOneAccount:Sessions of one account` }]),
      ...(this.#bornOf() === undefined
        ? []
        : [{ name: 'bornOf', text: $localize`:@@sessions.ofOneBinding:Sessions from one binding` }]),
      ...(method === undefined ? [] : [{ name: 'method', text: this.#methods.of(method) }]),
    ];
  });
  protected readonly list = pagedList(
    () => ({
      search: this.search(),
      account: this.#account(),
      method: this.#method(),
      bornOf: this.#bornOf(),
      sort: this.sort() ?? 'since',
      cursor: this.urlState.cursor(),
    }),
    (query) => this.#api.invoke(sessionsList, query),
  );

  protected async end(sessions: readonly ListedSession[]): Promise<void> {
    const confirmed = await this.#confirm.ask(questionAbout(sessions));
    if (confirmed === undefined) return;
    const sessionIds = sessions.map(({ id }) => id);
    try {
      const [only = '', ...others] = sessionIds;
      const { reason } = confirmed;
      if (others.length === 0) await this.#api.invoke(sessionsEnd, { sessionId: only, body: { reason } });
      else await this.#api.invoke(sessionsEndMany, { body: { sessionIds, reason } });
      const place = (this.list.items() ?? []).findIndex(({ id }) => sessionIds.includes(id));
      this.list.change((items) => items.filter(({ id }) => !sessionIds.includes(id)));
      this.#restoreFocus(`tbody tr:nth-child(n + ${String(place + 1)}) .acts button`, 'tbody .acts button');
      this.#notify.done($localize`:@@sessions.ended:Ended. The next request will be refused.`);
    } catch (error) {
      this.#notify.failed(error);
    }
    this.list.reload();
  }
}

function questionAbout(sessions: readonly ListedSession[]) {
  const names = [...new Set(sessions.map(({ account }) => account.displayName || account.username))];
  const people = names.slice(0, 3).join(', ') + (names.length > 3 ? ' …' : '');
  const count = sessions.length;
  return {
    title: $localize`:@@sessions.endTitle:End sessions?`,
    text: $localize`:@@sessions.endText:${people}:PEOPLE: will have to log on again. Anything not saved is lost. Sessions: ${count}:COUNT:.`,
    act:
      count === 1
        ? $localize`:@@sessions.endOne:End session`
        : $localize`:@@sessions.endSeveral:End ${count}:COUNT: sessions`,
    needsReason: true,
    ...(count >= MANY ? { typed: String(count) } : {}),
  };
}
