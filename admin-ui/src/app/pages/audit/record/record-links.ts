import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EventTitles } from '../event-titles';

/** Short lines for records, each with a link. */
@Component({
  selector: 'oe-record-links',
  imports: [RouterLink],
  template: `
    <ol>
      @for (one of records(); track one.sequence) {
        <li [attr.aria-current]="one.sequence === current() ? 'true' : null">
          <a [routerLink]="['/audit/records', one.sequence]">#{{ one.sequence }}</a>
          {{ titles.titleOf(one.type) }}
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: 6px;
      padding: 0;
      margin: 0;
      list-style: none;
    }
    [aria-current] {
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecordLinks {
  protected readonly titles = inject(EventTitles);

  readonly records = input.required<readonly { readonly sequence: number; readonly type: string }[]>();
  /** The record that is shown now. */
  readonly current = input<number>();
}
