import { inject, Injectable, signal } from '@angular/core';
import { Api } from '../../api/generated/api';
import { settingsRead, settingsUpdate } from '../../api/generated/functions';
import type { TenantSettingChanges } from '../../api/generated/models/tenant-setting-changes';
import type { TenantSettings } from '../../api/generated/models/tenant-settings';
import { revised } from '../../api/revised';
import { problemOf, type Problem } from '../../problems/problem';

export type { TenantSettingChanges, TenantSettings };

/** The tenant's settings as stored on the server. */
@Injectable()
export class SettingsStore {
  readonly #api = inject(Api);
  #revision = '';

  readonly settings = signal<TenantSettings | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);

  async load(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.take(revised(await this.#api.invoke$Response(settingsRead)));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  async save(body: TenantSettingChanges): Promise<void> {
    this.take(revised(await this.#api.invoke$Response(settingsUpdate, { 'if-match': this.#revision, body })));
  }

  private take({ value, revision }: { readonly value: TenantSettings; readonly revision: string }): void {
    this.#revision = revision;
    this.settings.set(value);
  }
}
