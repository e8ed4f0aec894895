import { inject, Injectable, signal } from '@angular/core';
import { Api } from '../api/generated/api';
import { profileFieldsList } from '../api/generated/functions';
import type { ProfileField } from '../api/generated/models/profile-field';
import { problemOf, type Problem } from '../problems/problem';
import { Session } from '../session/session';

/** The organisation's profile fields, for pages that offer them. Empty for people who may not read settings. */
@Injectable()
export class ProfileFieldList {
  readonly #api = inject(Api);
  readonly #canRead = inject(Session).can('settings.read');

  readonly all = signal<readonly ProfileField[]>([]);
  readonly problem = signal<Problem | undefined>(undefined);

  async load(): Promise<void> {
    if (!this.#canRead) return;
    this.problem.set(undefined);
    try {
      this.all.set((await this.#api.invoke(profileFieldsList)).items);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
