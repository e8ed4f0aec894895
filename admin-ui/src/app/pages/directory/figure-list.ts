import { ChangeDetectionStrategy, Component, inject, input, LOCALE_ID } from '@angular/core';
import { numberText } from '../../ui/number-text';

/** A number of people. */
export interface Figure {
  readonly name: string;
  readonly count: number;
}

/** The numbers of people by change, and of unchanged ones. */
@Component({
  selector: 'oe-figure-list',
  template: `
    <dl>
      @for (figure of figures(); track figure.name) {
        <div>
          <dt>{{ figure.name }}</dt>
          <dd>{{ number(figure.count) }}</dd>
        </div>
      }
      <div>
        <dt i18n="@@directory.unchanged">Unchanged</dt>
        <dd>{{ number(unchanged()) }}</dd>
      </div>
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(104px, 1fr));
      gap: 16px;
      margin: 0;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
    }
    dd {
      margin: 0;
      font: var(--mat-sys-headline-small);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FigureList {
  readonly figures = input.required<readonly Figure[]>();
  readonly unchanged = input.required<number>();
  protected readonly number = numberText(inject(LOCALE_ID));
}
