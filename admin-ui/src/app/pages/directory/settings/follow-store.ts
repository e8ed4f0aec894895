import { inject, Injectable, signal } from '@angular/core';
import { Api } from '../../../api/generated/api';
import {
  followedConnectionsAttributes,
  followedConnectionsRead,
  followedConnectionsSamples,
  followedConnectionsUnits,
  followedConnectionsUpdate,
  profileFieldsList,
} from '../../../api/generated/functions';
import type { DirectorySamples } from '../../../api/generated/models/directory-samples';
import type { DirectorySettingChanges } from '../../../api/generated/models/directory-setting-changes';
import type { DirectorySettings } from '../../../api/generated/models/directory-settings';
import { revised, type Revised } from '../../../api/revised';
import { problemOf, type Problem } from '../../../problems/problem';
import type { Unit } from '../../../units/units';

export type { DirectorySettingChanges, DirectorySettings };
/** Rules to try on real people. */
export type SampleRules = Pick<DirectorySettings, 'usernameFrom' | 'mapping'>;

export type Sample = DirectorySamples['items'][number];

/** The synchronisation settings of a connection as stored on the server, and sample data of its organisation. */
@Injectable()
export class FollowStore {
  readonly #api = inject(Api);
  #connectionId = '';
  #revision = '';

  readonly settings = signal<DirectorySettings | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);

  async load(connectionId = this.#connectionId): Promise<void> {
    this.#connectionId = connectionId;
    this.problem.set(undefined);
    try {
      const answer = await this.#api.invoke$Response(followedConnectionsRead, { connectionId });
      if (connectionId === this.#connectionId) this.take(revised(answer));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  async save(body: DirectorySettingChanges): Promise<void> {
    const [connectionId, revision] = [this.#connectionId, this.#revision];
    const params = { connectionId, 'if-match': revision, body };
    this.take(revised(await this.#api.invoke$Response(followedConnectionsUpdate, params)));
  }

  /** Sample people, with the result of these rules. */
  async samples({ usernameFrom, mapping }: SampleRules): Promise<readonly Sample[]> {
    const connectionId = this.#connectionId;
    const fields = new Set([...Object.keys(this.settings()?.mapping ?? {}), ...Object.keys(mapping)]);
    const map = [...fields].map((field) => `${field}=${mapping[field] ?? ''}`);
    return (await this.#api.invoke(followedConnectionsSamples, { connectionId, usernameFrom, map })).items;
  }

  /** The attributes of people in the organisation, and the fields to which they can be mapped. */
  async mappable() {
    const connectionId = this.#connectionId;
    const [{ items: attributes }, { items: fields }] = await Promise.all([
      this.#api.invoke(followedConnectionsAttributes, { connectionId }),
      this.#api.invoke(profileFieldsList),
    ]);
    return { attributes, fields };
  }

  /** The departments as the organisation has them now. Whether one has children shows when it is expanded. */
  async unitsBelow(parent: string | undefined): Promise<readonly Unit[]> {
    const connectionId = this.#connectionId;
    const { items } = await this.#api.invoke(followedConnectionsUnits, {
      connectionId,
      ...(parent === undefined ? {} : { parent }),
    });
    return items.map(({ externalId: id, name }) => ({ id, name, hasUnits: true }));
  }

  private take({ value, revision }: Revised<DirectorySettings>): void {
    this.#revision = revision;
    this.settings.set(value);
  }
}
