import { computed, inject, Injectable, signal } from '@angular/core';
import { Api } from '../../../api/generated/api';
import { samlCertificatesList } from '../../../api/generated/functions';
import type { SamlCertificate } from '../../../api/generated/models/saml-certificate';
import { problemOf, type Problem } from '../../../problems/problem';

/** The identity provider's present signing certificate. */
@Injectable()
export class SigningCertificate {
  readonly #api = inject(Api);
  readonly #all = signal<readonly SamlCertificate[] | undefined>(undefined);

  readonly problem = signal<Problem | undefined>(undefined);
  readonly isNone = computed(() => this.#all()?.length === 0);
  readonly current = computed(() => {
    const all = this.#all() ?? [];
    const now = Date.now();
    const signing = all.filter(({ signsFrom }) => new Date(signsFrom).getTime() <= now);
    return signing.find(({ retiresAt }) => retiresAt === null) ?? signing[0] ?? all[0];
  });

  constructor() {
    void this.load();
  }

  async load(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.#all.set((await this.#api.invoke(samlCertificatesList)).items);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
