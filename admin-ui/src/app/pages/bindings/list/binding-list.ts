import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { bindingsList } from '../../../api/generated/functions';
import type { Binding } from '../../../api/generated/models/binding';
import { ChoiceField } from '../../../lists/choice-field';
import { FilterRow } from '../../../lists/filter-row';
import { ListUrlState } from '../../../lists/list-url-state';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { RowLink } from '../../../lists/row-link';
import { SearchField } from '../../../lists/search-field';
import { PROVIDER_NAMES } from '../../../providers/providers';
import { Session } from '../../../session/session';
import { EmptyState } from '../../../ui/empty-state';
import { Timestamp } from '../../../ui/timestamp';
import { StackedTable } from '../../../ui/stacked-table';
import { EndBindings } from '../end-bindings';
import { IdentityAttributes } from '../identity-attributes';
import { originName, ORIGINS } from '../origins';
import { USES, useName, whenUsed } from '../uses';

/** The bindings that match a search. */
@Component({
  selector: 'oe-binding-list',
  imports: [
    ChoiceField,
    EmptyState,
    FilterRow,
    IdentityAttributes,
    ListFrame,
    MatButtonModule,
    MatCheckboxModule,
    MatTableModule,
    Timestamp,
    RouterLink,
    RowLink,
    SearchField,
    StackedTable,
  ],
  providers: [ListUrlState],
  templateUrl: './binding-list.html',
  styleUrl: '../lists.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BindingList {
  readonly #api = inject(Api);
  readonly #endBindings = inject(EndBindings);
  protected readonly urlState = inject(ListUrlState);
  protected readonly canEnd = inject(Session).can('bindings.end');

  protected readonly searchLabel = $localize`:@@bindings.search:Account, ${PROVIDER_NAMES}:PROVIDERS: name or user ID`;
  protected readonly search = this.urlState.param('search');
  protected readonly origin = this.urlState.choice('origin', ORIGINS);
  protected readonly state = this.urlState.choice('state', ['ended', 'all'] as const);
  protected readonly used = this.urlState.choice('used', USES);
  protected readonly connection = this.urlState.param('connection');
  protected readonly list = pagedList(
    () => ({
      search: this.search(),
      origin: this.origin(),
      connection: this.connection(),
      ...whenUsed(this.used()),
      state: this.state() ?? ('live' as const),
      cursor: this.urlState.cursor(),
    }),
    (query) => this.#api.invoke(bindingsList, query),
  );
  protected readonly chosen = linkedSignal<readonly Binding[] | undefined, ReadonlySet<string>>({
    source: this.list.items,
    computation: () => new Set(),
  });
  protected readonly endable = computed(() =>
    (this.list.items() ?? []).filter(({ endedAt }) => endedAt === null),
  );

  /** The filter for a connection comes from a link. */
  protected readonly fixed = computed(() => {
    const id = this.connection();
    if (id === undefined) return [];
    const name = this.list.items()?.find(({ connection }) => connection.id === id)?.connection.name ?? id;
    return [{ name: 'connection', text: $localize`:@@bindings.ofConnection:Connection: ${name}:NAME:` }];
  });
  protected readonly origins = ORIGINS.map((value) => ({ value, name: originName(value) }));
  protected readonly originName = originName;
  protected readonly uses = USES.map((value) => ({ value, name: useName(value) }));
  protected readonly states = [
    { value: 'ended', name: $localize`:@@bindings.state.ended:Ended` },
    { value: 'all', name: $localize`:@@bindings.state.all:All` },
  ];
  protected readonly columns = computed(() => [
    ...(this.canEnd ? ['choice'] : []),
    'account',
    'identity',
    'origin',
    'made',
    'used',
  ]);

  protected choose({ id }: Binding, isChosen: boolean): void {
    this.chosen.update(
      (before) => new Set([...before].filter((one) => one !== id).concat(isChosen ? id : [])),
    );
  }

  protected chooseAll(isChosen: boolean): void {
    this.chosen.set(new Set(isChosen ? this.endable().map(({ id }) => id) : []));
  }

  protected async end(): Promise<void> {
    const bindings = (this.list.items() ?? []).filter(({ id }) => this.chosen().has(id));
    if (await this.#endBindings.ask(bindings)) this.list.reload();
  }

  protected choiceLabel({ account }: Binding): string {
    return $localize`:@@bindings.choose:Select the binding of ${account.username}:NAME:`;
  }
}
