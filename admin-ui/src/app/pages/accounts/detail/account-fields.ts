import { ChangeDetectionStrategy, Component, effect, inject, input, LOCALE_ID, signal } from '@angular/core';
import { FormRecord, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Api } from '../../../api/generated/api';
import { accountProfilesRead, accountProfilesUpdate } from '../../../api/generated/functions';
import type { ProfileEntry } from '../../../api/generated/models/profile-entry';
import type { Profile } from '../../../api/generated/models/profile';
import { revised, type Revised } from '../../../api/revised';
import { problemOf } from '../../../problems/problem';
import { FormFields } from '../../../ui/form-fields';
import { inLanguage } from '../../../ui/in-language';
import { labelled } from '../../../ui/punctuation';
import { Notify } from '../../../ui/notify';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { Submission } from '../../../ui/submission';

/** The input type of each field type. */
const INPUTS: Readonly<Record<string, string>> = { date: 'date', url: 'url' };

/** The source of a value that nobody has entered. */
const SOURCES: Readonly<Record<string, string>> = {
  directory: $localize`:@@accounts.fromDirectory:From the directory`,
  scim: $localize`:@@accounts.fromScim:From SCIM`,
};

/** The profile fields of a person, to read or change. */
@Component({
  selector: 'oe-account-fields',
  imports: [
    FormFields,
    MatButtonModule,
    MatInputModule,
    MatSelectModule,
    ProblemPanel,
    ReactiveFormsModule,
    Skeleton,
  ],
  templateUrl: './account-fields.html',
  styles: `
    form {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr));
      gap: 12px 16px;
    }

    .all {
      grid-column: 1 / -1;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountFields extends Submission {
  readonly #api = inject(Api);
  readonly #notify = inject(Notify);
  readonly #locale = inject(LOCALE_ID);
  readonly #fields = inject(NonNullableFormBuilder);
  #revision = '';

  readonly accountId = input.required<string>();
  /** Whether the person at the console may change the account. */
  readonly canManage = input(false);

  protected readonly entries = signal<readonly ProfileEntry[] | undefined>(undefined);
  protected readonly form = new FormRecord(this.#fields.record<string>({}).controls);

  constructor() {
    super();
    effect(() => {
      const accountId = this.accountId();
      this.canManage();
      void this.load(accountId);
    });
  }

  protected nameOf({ field }: ProfileEntry): string {
    return inLanguage(field.label, this.#locale);
  }

  protected inputType({ field }: ProfileEntry): string {
    return INPUTS[field.type] ?? 'text';
  }

  /** Another source's value, if it differs; otherwise the source of the value. */
  protected hintOf({ value, origin, said }: ProfileEntry): string {
    const other = Object.entries(said).find(([, word]) => word !== value);
    if (other !== undefined) {
      const [source, word] = other;
      return labelled(SOURCES[source] ?? source, word);
    }
    return SOURCES[origin ?? ''] ?? '';
  }

  protected save(): Promise<void> {
    return this.submit(async () => {
      const changed = Object.entries(this.form.controls).filter(([, control]) => control.dirty);
      const values = Object.fromEntries(
        changed.map(([key, { value }]) => [key, value.trim() === '' ? null : value.trim()]),
      );
      const params = { accountId: this.accountId(), 'if-match': this.#revision, body: { values } };
      this.take(revised(await this.#api.invoke$Response(accountProfilesUpdate, params)));
      this.#notify.done($localize`:@@accounts.saved:Saved.`);
    });
  }

  private async load(accountId: string): Promise<void> {
    this.problem.set(undefined);
    try {
      const answer = await this.#api.invoke$Response(accountProfilesRead, { accountId });
      if (accountId === this.accountId()) this.take(revised(answer));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  private take({ value, revision }: Revised<Profile>): void {
    this.#revision = revision;
    for (const key of Object.keys(this.form.controls)) this.form.removeControl(key);
    for (const entry of value.items) {
      const rules = entry.field.isRequired ? [Validators.required] : [];
      const control = this.#fields.control(entry.value ?? '', rules);
      if (!entry.mayEdit || !this.canManage()) control.disable();
      this.form.addControl(entry.field.key, control);
    }
    this.form.markAsPristine();
    this.entries.set(value.items);
  }
}
