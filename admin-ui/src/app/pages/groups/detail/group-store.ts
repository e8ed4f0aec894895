import { inject, Injectable, signal } from '@angular/core';
import { Api } from '../../../api/generated/api';
import {
  groupMembersAdd,
  groupMembersRemove,
  groupsRead,
  groupsRemove,
  groupsUpdate,
} from '../../../api/generated/functions';
import type { Group } from '../../../api/generated/models/group';
import type { GroupChanges } from '../../../api/generated/models/group-changes';
import { revised } from '../../../api/revised';
import { problemOf, type Problem } from '../../../problems/problem';

/** One group as stored on the server. */
@Injectable()
export class GroupStore {
  readonly #api = inject(Api);
  #groupId = '';
  #revision = '';

  readonly group = signal<Group | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);
  /** Counts the changes that affect the members. */
  readonly changes = signal(0);

  async load(groupId = this.#groupId): Promise<void> {
    this.#groupId = groupId;
    this.problem.set(undefined);
    try {
      const { value, revision } = revised(await this.#api.invoke$Response(groupsRead, { groupId }));
      this.#revision = revision;
      this.group.set(value);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  async change(body: GroupChanges): Promise<void> {
    const answer = await this.#api.invoke$Response(groupsUpdate, {
      groupId: this.#groupId,
      'if-match': this.#revision,
      body,
    });
    const { value, revision } = revised(answer);
    this.#revision = revision;
    this.group.set(value);
    this.changes.update((times) => times + 1);
  }

  async remove(): Promise<void> {
    await this.#api.invoke(groupsRemove, { groupId: this.#groupId, 'if-match': this.#revision });
  }

  /** Returns the number of people who were added. */
  async add(accountIds: string[]): Promise<number> {
    const body = { accountIds };
    return this.counted(this.#api.invoke(groupMembersAdd, { groupId: this.#groupId, body }));
  }

  /** Returns the number of people who were removed. */
  async takeOut(accountIds: string[]): Promise<number> {
    const body = { accountIds };
    return this.counted(this.#api.invoke(groupMembersRemove, { groupId: this.#groupId, body }));
  }

  /** Members are part of the group's revision. */
  private async counted(asked: Promise<{ readonly changed: number }>): Promise<number> {
    const { changed } = await asked;
    await this.load();
    this.changes.update((times) => times + 1);
    return changed;
  }
}
