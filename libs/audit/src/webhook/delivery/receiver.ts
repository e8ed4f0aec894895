import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { WebhookNetwork } from '../address/webhook-network.js';
import { WebhookSecrets } from '../webhook-secrets.js';
import { asRecord } from './fixed-headers.js';
import { postMessage, type Exchange } from './post-message.js';
import { signedHeaders, type Message } from './signed-headers.js';

/** Where a tenant's messages go, as it is stored. */
export interface Destination {
  readonly url: string;
  /** Encrypted. */
  readonly secret: string;
  /** Encrypted; null: none. */
  readonly headers: string | null;
}

/** Sends a message to a tenant's receiver, signed. */
@Injectable()
export class Receiver {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly network: WebhookNetwork,
    private readonly secrets: WebhookSecrets,
  ) {}

  /** Whatever goes wrong is the result. */
  async send(tenantId: string, destination: Destination, message: Message): Promise<Exchange> {
    const { url, secret, headers: fixed } = destination;
    try {
      // Judged anew each time: the operator may have closed a network since the address was set.
      const address = this.network.check(url);
      const headers = {
        ...asRecord(this.secrets.openHeaders(tenantId, fixed)),
        ...signedHeaders(message, this.secrets.open(tenantId, secret), this.clock.now()),
      };
      return await postMessage(address, message.body, headers, this.network.lookup);
    } catch (error) {
      if (error instanceof DomainError) return { failure: error.code };
      throw error;
    }
  }
}
