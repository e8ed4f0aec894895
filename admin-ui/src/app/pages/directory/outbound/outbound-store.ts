import { computed, inject, Injectable, signal } from '@angular/core';
import { Api } from '../../../api/generated/api';
import {
  outboundComparisonsCompare,
  outboundComparisonsLast,
  outboundPairsAdd,
  outboundPairsList,
  outboundPairsRemove,
} from '../../../api/generated/functions';
import type { OutboundComparison } from '../../../api/generated/models/outbound-comparison';
import type { OutboundPair } from '../../../api/generated/models/outbound-pair';
import { problemOf, type Problem } from '../../../problems/problem';

/** A pair in the making. */
export interface PairDraft {
  readonly groupId: string;
  readonly unitId: string;
  readonly isNew: boolean;
}

/** The compared pairs of a connection, and the result of the last comparison. */
@Injectable()
export class OutboundStore {
  readonly #api = inject(Api);
  readonly #connectionId = signal<string | undefined>(undefined);

  readonly pairs = signal<readonly OutboundPair[] | undefined>(undefined);
  readonly comparison = signal<OutboundComparison | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);
  /** Why a comparison was refused. */
  readonly refusal = signal<Problem | undefined>(undefined);
  readonly isComparing = signal(false);
  readonly isKnown = computed(() => this.pairs() !== undefined);

  async load(connectionId: string): Promise<void> {
    this.#connectionId.set(connectionId);
    this.problem.set(undefined);
    this.refusal.set(undefined);
    try {
      const [{ items }, { comparison }] = await Promise.all([
        this.#api.invoke(outboundPairsList, { connectionId }),
        this.#api.invoke(outboundComparisonsLast, { connectionId }),
      ]);
      if (connectionId !== this.#connectionId()) return;
      this.pairs.set(items);
      this.comparison.set(comparison ?? undefined);
    } catch (error) {
      if (connectionId === this.#connectionId()) this.problem.set(problemOf(error));
    }
  }

  async reload(): Promise<void> {
    const id = this.#connectionId();
    if (id !== undefined) await this.load(id);
  }

  async add(pair: PairDraft): Promise<void> {
    const connectionId = this.#connectionId();
    await this.#api.invoke(outboundPairsAdd, { body: { ...pair, connectionId } });
    await this.reload();
  }

  async remove({ id: pairId }: OutboundPair): Promise<void> {
    await this.#api.invoke(outboundPairsRemove, { pairId });
    this.pairs.update((all) => all?.filter(({ id }) => id !== pairId));
  }

  async compare(): Promise<void> {
    const connectionId = this.#connectionId();
    this.refusal.set(undefined);
    this.isComparing.set(true);
    try {
      const comparison = await this.#api.invoke(outboundComparisonsCompare, { body: { connectionId } });
      if (connectionId === this.#connectionId()) this.comparison.set(comparison);
    } catch (error) {
      this.refusal.set(problemOf(error));
    }
    this.isComparing.set(false);
  }
}
