import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { ExternalIdentity } from '../../api/generated/models/external-identity';
import { inLanguage } from '../../ui/in-language';

/** What is left of a value that is masked and short. */
const NOTHING_LEFT = '…';

/** What else a provider tells of a person, behind the name; what each part is stands in its tooltip. */
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
