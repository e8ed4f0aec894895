import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { ExternalIdentity } from '../../api/generated/models/external-identity';
import { inLanguage } from '../../ui/in-language';

/** What else a provider tells of a person, behind the name; what each part is stands in its tooltip. */
@Component({
  selector: 'oe-identity-attributes',
  template: `@for (attribute of attributes(); track attribute.key) {
    · <span [title]="attribute.label">{{ attribute.value }}</span>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class IdentityAttributes {
  readonly #locale = inject(LOCALE_ID);

  readonly identity = input.required<ExternalIdentity>();
  protected readonly attributes = computed(() =>
    this.identity().attributes.map(({ key, label, value }) => ({
      key,
      label: inLanguage(label, this.#locale),
      value,
    })),
  );
}
