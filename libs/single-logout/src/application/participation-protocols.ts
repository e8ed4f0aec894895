import { Injectable } from '@nestjs/common';
import type { Protocol } from '#applications';
import type { Transaction } from '#database';
import type { EndedParticipation } from '../domain/participation.js';

/** How a protocol takes leave of the applications that speak it. */
export interface ParticipationProtocol {
  readonly protocol: Protocol;
  /**
   * Tells an application that a session has ended. Outside of every transaction, with a time-out of its own. Does nothing when the
   * application is gone or wants to hear nothing.
   *
   * @throws when the application has not confirmed it: it is told again
   */
  tell(ended: EndedParticipation): Promise<void>;
  /** Publishes that an application could not be told, however often it was tried. */
  giveUp(transaction: Transaction, ended: EndedParticipation, reason: string): void;
  /** Removes what the protocol keeps of a session that has ended. Costs no waiting. */
  forgetSession?(transaction: Transaction, sessionId: string): void;
}

/** The protocols that sessions take part by. Each registers itself in the worker, which tells. */
@Injectable()
export class ParticipationProtocols {
  readonly #protocols = new Map<Protocol, ParticipationProtocol>();

  register(protocol: ParticipationProtocol): void {
    this.#protocols.set(protocol.protocol, protocol);
  }

  /** @throws TypeError for a protocol that this process was composed without */
  of(protocol: Protocol): ParticipationProtocol {
    const found = this.#protocols.get(protocol);
    if (found === undefined) throw new TypeError(`Nothing here tells applications by ${protocol}`);
    return found;
  }

  all(): readonly ParticipationProtocol[] {
    return [...this.#protocols.values()];
  }
}
