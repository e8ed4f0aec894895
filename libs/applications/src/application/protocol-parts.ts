import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { Protocol } from '../domain/application.js';
import type { RecordedDetails } from '../domain/recorded-settings.js';

/** A protocol's part of an application. */
export interface ProtocolPart {
  readonly protocol: Protocol;
  /** The protocol's settings of an application, as the log records them. */
  recorded(transaction: Transaction, applicationId: string): Promise<RecordedDetails>;
  /**
   * Where an application without a start address starts: an address, or a path of the portal below the tenant's. Left out: applications of
   * this protocol need a start address.
   */
  readonly begin?: (tenantId: string, applicationId: string) => Promise<string>;
}

/** The protocols of applications. Each registers itself. */
@Injectable()
export class ProtocolParts {
  readonly #parts = new Map<Protocol, ProtocolPart>();

  register(part: ProtocolPart): void {
    this.#parts.set(part.protocol, part);
  }

  /** @throws TypeError for a protocol that this process does not include */
  of(protocol: Protocol): ProtocolPart {
    const part = this.#parts.get(protocol);
    if (part === undefined) throw new TypeError(`Nothing here speaks ${protocol}`);
    return part;
  }

  /** The protocols whose applications can be opened without a start address. */
  startable(): readonly Protocol[] {
    return [...this.#parts.values()]
      .filter(({ begin }) => begin !== undefined)
      .map(({ protocol }) => protocol);
  }
}
