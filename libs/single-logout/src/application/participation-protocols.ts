import { Injectable } from '@nestjs/common';
import type { Protocol } from '#applications';
import type { Transaction } from '#database';
import type { EndedParticipation } from '../domain/participation.js';

/** A protocol's part in logging people off from its applications. */
export interface ParticipationProtocol {
  readonly protocol: Protocol;
  /**
   * Notifies an application that a session has ended. Runs outside transactions, with its own time-out. Does nothing if the application is
   * gone or does not want notices.
   *
   * @throws if the application has not confirmed the notice; it is then sent again
   */
  tell(ended: EndedParticipation): Promise<void>;
  /** Publishes that an application could not be notified after all attempts. */
  giveUp(transaction: Transaction, ended: EndedParticipation, reason: string): void;
  /** Deletes the protocol's data about a session that has ended. Shares a round trip with the next statement. */
  forgetSession?(transaction: Transaction, sessionId: string): void;
}

/** The protocols through which sessions take part. Each registers itself in the worker, which sends the notices. */
@Injectable()
export class ParticipationProtocols {
  readonly #protocols = new Map<Protocol, ParticipationProtocol>();

  register(protocol: ParticipationProtocol): void {
    this.#protocols.set(protocol.protocol, protocol);
  }

  /** @throws TypeError for a protocol that this process does not include */
  of(protocol: Protocol): ParticipationProtocol {
    const found = this.#protocols.get(protocol);
    if (found === undefined) throw new TypeError(`Nothing here tells applications by ${protocol}`);
    return found;
  }

  all(): readonly ParticipationProtocol[] {
    return [...this.#protocols.values()];
  }
}
