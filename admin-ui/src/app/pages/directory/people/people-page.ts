import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { MatDialog, type MatDialogRef } from '@angular/material/dialog';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { directoryPeople } from '../../../api/generated/functions';
import { ChoiceField } from '../../../lists/choice-field';
import { FilterRow } from '../../../lists/filter-row';
import { ListUrlState } from '../../../lists/list-url-state';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { SearchField } from '../../../lists/search-field';
import { EmptyState } from '../../../ui/empty-state';
import { StackedTable } from '../../../ui/stacked-table';
import { DirectoryStore } from '../directory-store';
import { UnitTree } from '../../../units/unit-tree';
import type { Unit } from '../../../units/units';
import { FirstSteps } from './first-steps';
import { KnownUnits } from '../../../units/known-units';
import { PersonDrawer } from './person-drawer';

/** The tree of departments and the people in them, side by side. The selection is in the address. */
@Component({
  selector: 'oe-people-page',
  imports: [
    ChoiceField,
    EmptyState,
    FilterRow,
    FirstSteps,
    ListFrame,
    MatTableModule,
    RouterLink,
    SearchField,
    StackedTable,
    UnitTree,
  ],
  providers: [ListUrlState],
  templateUrl: './people-page.html',
  styleUrl: './people-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeoplePage {
  readonly #api = inject(Api);
  readonly #dialog = inject(MatDialog);
  readonly #units = inject(KnownUnits);
  #drawer: MatDialogRef<PersonDrawer> | undefined;
  protected readonly store = inject(DirectoryStore);
  protected readonly urlState = inject(ListUrlState);

  protected readonly search = this.urlState.param('search');
  protected readonly state = this.urlState.choice('state', ['left', 'all'] as const);
  readonly #unit = this.urlState.param('unit');
  readonly #person = this.urlState.param('person');
  protected readonly chosen = computed(() => new Set([this.#unit() ?? '']));
  protected readonly hasPeople = computed(() => {
    const { people = 0, left = 0 } = this.store.connection() ?? {};
    return people + left > 0;
  });
  readonly #connectionId = computed(() => this.store.connection()?.id);
  protected readonly unitsBelow = computed(() => {
    const connectionId = this.#connectionId();
    return (parent: string | undefined) => this.#units.below(connectionId, parent);
  });
  protected readonly list = pagedList(
    () => ({
      connectionId: this.#connectionId(),
      search: this.search(),
      unitId: this.#unit(),
      ...(this.state() === 'all'
        ? {}
        : { state: this.state() === 'left' ? ('left' as const) : ('present' as const) }),
      cursor: this.urlState.cursor(),
    }),
    (query) => this.#api.invoke(directoryPeople, query),
  );
  readonly #picked = signal<Unit | undefined>(undefined);
  /** The address contains only the department's id; its name is known after a selection on this page. */
  protected readonly fixed = computed(() => {
    const [id, picked] = [this.#unit(), this.#picked()];
    if (id === undefined) return [];
    const name = picked?.id === id ? picked.name : $localize`:@@directory.ofUnit:One department`;
    return [{ name: 'unit', text: name }];
  });
  protected readonly states = [
    { value: 'left', name: $localize`:@@directory.state.left:Have left` },
    { value: 'all', name: $localize`:@@directory.state.all:All` },
  ];
  protected readonly columns = ['name', 'unit', 'account', 'state'];

  constructor() {
    effect(() => {
      const personId = this.#person();
      this.#drawer?.close();
      if (personId !== undefined) this.show(personId);
    });
  }

  protected pick(unit: Unit): void {
    const { id } = unit;
    this.#picked.set(unit);
    void this.urlState.change({ unit: this.chosen().has(id) ? null : id });
  }

  private show(personId: string): void {
    const drawer = this.#dialog.open<PersonDrawer, string>(PersonDrawer, {
      data: personId,
      position: { top: '0', right: '0' },
      height: '100dvh',
      width: 'min(30rem, 100vw)',
      maxWidth: '100vw',
      panelClass: 'oe-drawer',
    });
    this.#drawer = drawer;
    drawer.afterClosed().subscribe(() => {
      // Another person's drawer may have replaced it.
      if (this.#drawer === drawer) void this.urlState.change({ person: null });
      this.list.reload();
    });
  }
}
