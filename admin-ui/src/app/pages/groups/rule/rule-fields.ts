import { inject, Injectable, LOCALE_ID, signal } from '@angular/core';
import { Api } from '../../../api/generated/api';
import { profileFieldsList } from '../../../api/generated/functions';
import type { ProfileField } from '../../../api/generated/models/profile-field';
import { problemOf, type Problem } from '../../../problems/problem';
import { Session } from '../../../session/session';
import { inLanguage, type Bilingual } from '../../../ui/in-language';

/** A profile field as a rule asks for it. */
export interface RuleField {
  readonly id: string;
  readonly name: string;
  /** What can be chosen; undefined: values are typed. */
  readonly choices: readonly { readonly value: string; readonly name: string }[] | undefined;
}

const ANSWERS: RuleField['choices'] = [
  { value: 'true', name: $localize`:@@groups.yes:Yes` },
  { value: 'false', name: $localize`:@@groups.no:No` },
];

/** The profile fields that rules can ask for: people must not edit them themselves. */
@Injectable()
export class RuleFields {
  readonly #api = inject(Api);
  readonly #locale = inject(LOCALE_ID);
  readonly #canRead = inject(Session).can('settings.read');

  readonly all = signal<readonly RuleField[]>([]);
  readonly problem = signal<Problem | undefined>(undefined);

  async load(): Promise<void> {
    if (!this.#canRead) return;
    this.problem.set(undefined);
    try {
      const { items } = await this.#api.invoke(profileFieldsList);
      const fields = items.filter(({ editableBy }) => editableBy !== 'person');
      this.all.set(fields.map((field) => ({ ...this.named(field), choices: choicesOf(field) })));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  /** A field of which no more than its name is known. */
  named({ id, label }: { readonly id: string; readonly label: Bilingual }): RuleField {
    return { id, name: inLanguage(label, this.#locale), choices: undefined };
  }
}

function choicesOf({ type, choices }: ProfileField): RuleField['choices'] {
  if (type === 'boolean') return ANSWERS;
  return type === 'choice' ? choices.map((value) => ({ value, name: value })) : undefined;
}
