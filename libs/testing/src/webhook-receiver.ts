import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';

const body = z.object({ tenant: z.string(), records: z.array(z.looseObject({ sequence: z.number() })) });

/** What a receiver got. */
interface Received {
  readonly id: string;
  readonly timestamp: number;
  readonly tenant: string;
  readonly sequences: readonly number[];
  readonly text: string;
  readonly headers: IncomingMessage['headers'];
  /** Whether the signature is valid, checked here independently of the product by the Standard Webhooks specification. */
  readonly isSigned: boolean;
}

/** A receiver of logs in place of a SIEM, with answers defined by the spec. */
export class WebhookReceiver {
  readonly got: Received[] = [];
  /** The highest number of requests open at the same time. */
  mostAtOnce = 0;
  answer: (response: ServerResponse, number: number) => void = accept;
  #open = 0;
  readonly #server: Server;

  constructor(private readonly secret: string) {
    this.#server = createServer((request, response) => {
      this.#open += 1;
      this.mostAtOnce = Math.max(this.mostAtOnce, this.#open);
      response.on('close', () => {
        this.#open -= 1;
      });
      void this.receive(request, response);
    });
  }

  /** Returns its address. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The receiver has no port');
    return `http://127.0.0.1:${String(address.port)}/siem`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }

  /** Sequence numbers of the records, in the order in which they came. */
  sequences(): readonly number[] {
    return this.got.flatMap(({ sequences }) => sequences);
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers } = request;
    const sent = await text(request);
    const [id, timestamp] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
    const { tenant, records } = body.parse(JSON.parse(sent));
    this.got.push({
      id,
      timestamp: Number(timestamp),
      tenant,
      sequences: records.map(({ sequence }) => sequence),
      text: sent,
      headers,
      isSigned: headers['webhook-signature'] === this.expected(`${id}.${timestamp}.${sent}`),
    });
    this.answer(response, this.got.length);
  }

  private expected(content: string): string {
    const key = Buffer.from(this.secret.slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
  }
}

/** An `answer` that accepts. */
export function accept(response: ServerResponse): void {
  response.writeHead(204).end();
}

/** Makes an `answer` that refuses. */
export function refuse(
  status: number,
  headers: Record<string, string> = {},
): (response: ServerResponse) => void {
  return (response) => {
    response.writeHead(status, headers).end('why it did not work inside');
  };
}
