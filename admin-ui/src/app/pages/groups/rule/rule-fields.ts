import { computed, inject, Injectable, LOCALE_ID } from '@angular/core';
import type { ProfileField } from '../../../api/generated/models/profile-field';
import { ProfileFieldList } from '../../../people/profile-field-list';
import { inLanguage, type Bilingual } from '../../../ui/in-language';

/** A profile field in a rule. */
export interface RuleField {
  readonly id: string;
  readonly name: string;
  /** The choices; undefined: values are typed. */
  readonly choices: readonly { readonly value: string; readonly name: string }[] | undefined;
}

const ANSWERS: RuleField['choices'] = [
  { value: 'true', name: $localize`:@@groups.yes:Yes` },
  { value: 'false', name: $localize`:@@groups.no:No` },
];

/** The profile fields that rules can use: fields that people cannot edit themselves. */
@Injectable()
export class RuleFields {
  readonly #list = inject(ProfileFieldList);
  readonly #locale = inject(LOCALE_ID);

  readonly all = computed<readonly RuleField[]>(() =>
    this.#list
      .all()
      .filter(({ editableBy }) => editableBy !== 'person')
      .map((field) => ({ ...this.named(field), choices: choicesOf(field) })),
  );

  /** A field of which only the name is known. */
  named({ id, label }: { readonly id: string; readonly label: Bilingual }): RuleField {
    return { id, name: inLanguage(label, this.#locale), choices: undefined };
  }
}

function choicesOf({ type, choices }: ProfileField): RuleField['choices'] {
  if (type === 'boolean') return ANSWERS;
  return type === 'choice' ? choices.map((value) => ({ value, name: value })) : undefined;
}
