import { computed, inject, Injectable, signal } from '@angular/core';
import { Api } from '../../api/generated/api';
import { directoryRead } from '../../api/generated/functions';
import type { Directory } from '../../api/generated/models/directory';
import { problemOf, type Problem } from '../../problems/problem';

export type FollowedConnection = Directory['connections'][number];

/** The connections with a directory, and the selected one. */
@Injectable()
export class DirectoryStore {
  readonly #api = inject(Api);
  readonly #chosen = signal<string | undefined>(undefined);

  readonly connections = signal<readonly FollowedConnection[] | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);
  /** The selected connection; at first, the first one. */
  readonly connection = computed(() => {
    const all = this.connections();
    return all?.find(({ id }) => id === this.#chosen()) ?? all?.[0];
  });

  choose(connectionId: string): void {
    this.#chosen.set(connectionId);
  }

  async load(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.connections.set((await this.#api.invoke(directoryRead)).connections);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
