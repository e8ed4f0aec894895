import { DecimalPipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { contrast } from '../../shell/accent';

/** The backgrounds of the portal's colours: its cards in both themes, as in `accentContrast` of the API. */
const CARD = { light: '#ffffff', dark: '#17191d' } as const;

/** Shows how legible a colour is while it is being chosen. */
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
  /** The contrast ratio from which text is legible. */
  readonly enough = input.required<number>();

  protected readonly light = computed(() => contrast(this.colour(), CARD.light));
  protected readonly dark = computed(() => contrast(this.colour(), CARD.dark));
}
