import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { ExternalIdentity } from '../../api/generated/models/external-identity';
import { inLanguage } from '../../ui/in-language';

/** The visible rest of a short masked value. */
const NOTHING_LEFT = '…';

/** Further attributes of a person from the provider, after the name; the tooltip explains each. */
@Component({
  selector: 'oe-identity-attributes',
  template: `@for (attribute of attributes(); track attribute.key) {
    · <span class="value" [title]="attribute.label">{{ attribute.value }}</span>
  }`,
  styles: `
    .value {
      white-space: nowrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class IdentityAttributes {
  readonly #locale = inject(LOCALE_ID);

  readonly identity = input.required<ExternalIdentity>();
  protected readonly attributes = computed(() =>
    this.identity()
      .attributes.filter(({ value }) => value !== NOTHING_LEFT)
      .map(({ key, label, value }) => ({ key, label: inLanguage(label, this.#locale), value })),
  );
}
