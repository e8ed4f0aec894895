import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';
import type { Head } from '../document/head.js';
import { TAKE_CHAIN_END } from '../infra/functions.js';
import { DEFAULT_DEVICES, type DevicePolicy } from '../policy/masking.js';
import { LogSigner } from '../signing/log-signer.js';
import type { ChainEnd, Place } from './chain-end.js';
import { readHead } from './signed-head.js';

interface EndRow {
  readonly first: string;
  readonly sequence: string;
  readonly hash: string;
  readonly recordedAt: Date;
  readonly now: Date;
  readonly head: unknown;
  readonly lock: string | null;
  readonly ipForm: DevicePolicy['ipForm'] | null;
  readonly agentForm: DevicePolicy['agentForm'] | null;
}

/** Reads and signs the ends of chains. */
@Injectable()
export class ChainEnds {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly signer: LogSigner,
  ) {}

  /** Locks the end of the tenant's chain: until the transaction ends, no other transaction can append a record. This makes any number of workers safe. */
  async take(transaction: Transaction): Promise<ChainEnd> {
    const { tenantId: tenant } = transaction;
    const [row] = await transaction.query<EndRow & Record<string, unknown>>(TAKE_CHAIN_END, [
      this.clock.now(),
    ]);
    if (row === undefined) throw new Error('The chain of this tenant is out of sight');
    const { hash, recordedAt, now, head: storedHead, lock, ipForm, agentForm } = row;
    const [first, sequence] = [Number(row.first), Number(row.sequence)];
    return {
      tenant,
      first,
      sequence,
      hash,
      recordedAt,
      now,
      storedHead,
      lock,
      devices:
        ipForm === null || agentForm === null
          ? DEFAULT_DEVICES
          : {
              ipForm,
              agentForm,
            },
      head: this.fitting(storedHead, tenant, {
        sequence,
        hash,
        recordedAt,
      }),
    };
  }

  /** Signs the end of a chain. */
  sign({ tenant, sequence, hash, recordedAt, statement, policy }: HeadFacts): Head {
    return this.signer.sign({
      version: 1 as const,
      kind: 'head' as const,
      tenant,
      sequence,
      hash,
      recordedAt,
      statement,
      policy,
    });
  }

  private fitting(
    stored: unknown,
    tenant: string,
    end: Place & { readonly recordedAt: Date },
  ): Head | undefined {
    const found = readHead(stored, tenant, this.signer.publicKeys());
    if (found.state !== 'valid') return undefined;
    const { sequence, hash, recordedAt } = found.head;
    const isFitting =
      sequence === end.sequence && hash === end.hash && recordedAt === end.recordedAt.toISOString();
    return isFitting ? found.head : undefined;
  }
}

/** The content of a head. */
export type HeadFacts = Pick<Head, 'tenant' | 'sequence' | 'hash' | 'recordedAt' | 'statement' | 'policy'>;
