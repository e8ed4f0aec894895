import { Injectable } from '@nestjs/common';
import { DatabaseTime } from '#database';
import { DomainError } from '#kernel';
import { WebhookNetwork } from '../address/webhook-network.js';
import { WebhookSecrets } from '../webhook-secrets.js';
import { asRecord } from './fixed-headers.js';
import { postMessage, type Exchange } from './post-message.js';
import { signedHeaders, type Message } from './signed-headers.js';

/** The stored target of a tenant's messages. */
export interface Destination {
  readonly url: string;
  /** Encrypted. */
  readonly secret: string;
  /** Encrypted; null: none. */
  readonly headers: string | null;
}

/** Sends a signed message to a tenant's receiver. */
@Injectable()
export class Receiver {
  constructor(
    private readonly time: DatabaseTime,
    private readonly network: WebhookNetwork,
    private readonly secrets: WebhookSecrets,
  ) {}

  /** Returns every failure as the result. */
  async send(tenantId: string, destination: Destination, message: Message): Promise<Exchange> {
    const { url, secret, headers: fixed } = destination;
    try {
      // Checked each time, because the operator may have blocked a network since the address was set.
      const address = this.network.check(url);
      // Receivers refuse messages whose time differs too much from theirs.
      const now = await this.time.read();
      const headers = {
        ...asRecord(this.secrets.openHeaders(tenantId, fixed)),
        ...signedHeaders(message, this.secrets.open(tenantId, secret), now),
      };
      return await postMessage(address, message.body, headers, this.network.lookup);
    } catch (error) {
      if (error instanceof DomainError) return { failure: error.code };
      throw error;
    }
  }
}
