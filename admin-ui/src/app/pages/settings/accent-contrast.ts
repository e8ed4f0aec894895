import { DecimalPipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { contrast } from '../../shell/accent';

/** What the portal's colours stand on: its cards in both themes, as in `accentContrast` of the API. */
const CARD = { light: '#ffffff', dark: '#17191d' } as const;

/** Says, while a colour is being chosen, how well it can be read. */
@Component({
  selector: 'oe-accent-contrast',
  imports: [DecimalPipe],
  template: `
    <p class="oe-muted" i18n="@@settings.contrast">
      Contrast {{ light() | number: '1.0-1' }} on light, {{ dark() | number: '1.0-1' }} on dark;
      {{ enough() }} is enough. Pages use a darker or lighter shade where it is less.
    </p>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccentContrast {
  /** `#rrggbb` */
  readonly colour = input.required<string>();
  /** The ratio from which on text can be read. */
  readonly enough = input.required<number>();

  protected readonly light = computed(() => contrast(this.colour(), CARD.light));
  protected readonly dark = computed(() => contrast(this.colour(), CARD.dark));
}
