import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { Protocol } from '../domain/application.js';
import type { RecordedDetails } from '../domain/recorded-settings.js';

/** What a protocol adds to what all applications have. */
export interface ProtocolPart {
  readonly protocol: Protocol;
  /** What the log keeps of how an application speaks it. */
  recorded(transaction: Transaction, applicationId: string): Promise<RecordedDetails>;
  /** Path of the portal, below the tenant's, that opens an application which has no start address; undefined: it needs one. */
  readonly startPath?: (applicationId: string) => string;
}

/** The protocols that applications speak. Each registers itself. */
@Injectable()
export class ProtocolParts {
  readonly #parts = new Map<Protocol, ProtocolPart>();

  register(part: ProtocolPart): void {
    this.#parts.set(part.protocol, part);
  }

  /** @throws TypeError for a protocol that this process was composed without */
  of(protocol: Protocol): ProtocolPart {
    const part = this.#parts.get(protocol);
    if (part === undefined) throw new TypeError(`Nothing here speaks ${protocol}`);
    return part;
  }

  /** Those whose applications can be begun without a start address. */
  startable(): readonly Protocol[] {
    return [...this.#parts.values()]
      .filter(({ startPath }) => startPath !== undefined)
      .map(({ protocol }) => protocol);
  }
}
