import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { CopyButton } from '../../../ui/copy-button';
import type { Value } from '../gallery/set-up';

/** Values to enter elsewhere, each with a copy button. */
@Component({
  selector: 'oe-values-list',
  imports: [CopyButton],
  template: `
    <dl>
      @for (one of values(); track one[0]) {
        <div>
          <dt>{{ one[0] }}</dt>
          <dd>
            @if (one[1] === placeholder()) {
              <span class="oe-muted">{{ one[1] }}</span>
            } @else {
              <code>{{ one[1] }}</code>
              <oe-copy-button [value]="one[1]" [label]="copyLabel(one[0])" />
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styleUrl: './values-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ValuesList {
  readonly values = input.required<readonly Value[]>();
  /** A placeholder, which cannot be copied. */
  readonly placeholder = input<string>();

  protected copyLabel(name: string): string {
    return $localize`:@@applications.copy:Copy ${name}:NAME:`;
  }
}
