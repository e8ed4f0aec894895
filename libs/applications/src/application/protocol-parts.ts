import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { Protocol } from '../domain/application.js';
import type { RecordedDetails } from '../domain/recorded-settings.js';

/** What a protocol adds to what all applications have. */
export interface ProtocolPart {
  readonly protocol: Protocol;
  /** What the log keeps of how an application speaks it. */
  recorded(transaction: Transaction, applicationId: string): Promise<RecordedDetails>;
  /**
   * Where an application begins that has no start address: an address, or a path of the portal below the tenant's. A protocol without
   * it needs one.
   */
  readonly begin?: (tenantId: string, applicationId: string) => Promise<string>;
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
      .filter(({ begin }) => begin !== undefined)
      .map(({ protocol }) => protocol);
  }
}
