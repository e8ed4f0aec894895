import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  LOCALE_ID,
  untracked,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { outboundComparisonsDifferences, outboundComparisonsFile } from '../../../api/generated/functions';
import type { OutboundComparison } from '../../../api/generated/models/outbound-comparison';
import type { OutboundDifference } from '../../../api/generated/models/outbound-difference';
import { ChoiceField } from '../../../lists/choice-field';
import { FilterRow } from '../../../lists/filter-row';
import { ListUrlState } from '../../../lists/list-url-state';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { Session } from '../../../session/session';
import { EmptyState } from '../../../ui/empty-state';
import { StackedTable } from '../../../ui/stacked-table';
import { fieldName, kindName, kindOf, KINDS, reasonOf } from './outbound-texts';

/** The differences, person by person. */
@Component({
  selector: 'oe-difference-list',
  imports: [
    ChoiceField,
    EmptyState,
    FilterRow,
    ListFrame,
    MatButtonModule,
    MatIconModule,
    MatTableModule,
    RouterLink,
    StackedTable,
  ],
  providers: [ListUrlState],
  templateUrl: './difference-list.html',
  styles: `
    ul {
      display: grid;
      gap: 4px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .field {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
      overflow-wrap: anywhere;
    }
    .mat-column-person {
      min-width: 9rem;
    }
    .name {
      color: var(--mat-sys-on-surface-variant);
    }
    .from {
      color: var(--mat-sys-on-surface-variant);
      text-decoration: line-through;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DifferenceList {
  readonly #api = inject(Api);
  readonly #locale = inject(LOCALE_ID);
  protected readonly urlState = inject(ListUrlState);
  protected readonly seesAccounts = inject(Session).can('accounts.read');

  readonly comparison = input.required<OutboundComparison>();
  readonly provider = input.required<string>();
  protected readonly kind = this.urlState.choice('kind', KINDS);
  readonly #id = computed(() => this.comparison().id);
  protected readonly list = pagedList(
    () => {
      const kind = this.kind();
      return {
        comparisonId: this.#id(),
        ...(kind === undefined ? {} : { kind }),
        cursor: this.urlState.cursor(),
      };
    },
    (query) => this.#api.invoke(outboundComparisonsDifferences, query),
  );
  protected readonly file = computed(() =>
    outboundComparisonsFile.PATH.replace('{comparisonId}', encodeURIComponent(this.#id())),
  );
  protected readonly choices = KINDS.map((value) => ({ value, name: kindName(value) }));
  protected readonly columns = ['person', 'kind', 'what'];
  protected readonly kindOf = kindOf;

  constructor() {
    let shown: string | undefined;
    effect(() => {
      const id = this.#id();
      // Another comparison starts at its first page.
      if (shown !== undefined && shown !== id && untracked(this.urlState.page) > 1)
        void this.urlState.toStart();
      shown = id;
    });
  }

  protected reasonOf(difference: OutboundDifference): string | undefined {
    return reasonOf(difference, this.provider());
  }

  protected fieldName(field: string): string {
    return fieldName(field, this.comparison(), this.#locale);
  }

  protected joinText(unit: string): string {
    return $localize`:@@outbound.join:Add to the department “${unit}:UNIT:”`;
  }

  protected leaveText(unit: string): string {
    return $localize`:@@outbound.leave:Take out of the department “${unit}:UNIT:”`;
  }
}
