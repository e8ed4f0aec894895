import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatChipsModule } from '@angular/material/chips';
import { MatIconModule } from '@angular/material/icon';

/** A filter that came with a link and has no field of its own. */
export interface FixedFilter {
  /** Of the parameter in the address. */
  readonly name: string;
  /** What people read of it. */
  readonly text: string;
}

/** What a list is narrowed by: the fields in a row, and below it what came with a link, which can be taken away. */
@Component({
  selector: 'oe-filter-row',
  imports: [MatChipsModule, MatIconModule],
  template: `
    <div class="fields"><ng-content /></div>
    @if (fixed().length > 0) {
      <mat-chip-set i18n-aria-label="@@list.fixed" aria-label="Further filters">
        @for (one of fixed(); track one.name) {
          <mat-chip (removed)="removed.emit(one.name)">
            {{ one.text }}
            <button
              matChipRemove
              type="button"
              i18n-aria-label="@@list.removeFilter"
              aria-label="Remove filter"
            >
              <mat-icon svgIcon="close" />
            </button>
          </mat-chip>
        }
      </mat-chip-set>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: 16px;
    }
    .fields {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: center;
    }
    mat-chip-set {
      display: block;
      margin-block-start: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterRow {
  readonly fixed = input<readonly FixedFilter[]>([]);
  /** The name of the one that is to be taken away. */
  readonly removed = output<string>();
}
