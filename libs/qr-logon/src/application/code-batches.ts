import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { withContext, type RequestContext } from '#runtime';
import { tooManyOpenCodes } from './too-many-open-codes.js';
import { WriteCodes, type AskedCode, type CodeTerms, type NewCode } from './write-codes.js';

/** Maximum number of codes that one statement issues. */
const MOST_AT_ONCE = 100;

interface Request extends AskedCode {
  readonly browser: string;
  readonly context: RequestContext;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Collects codes into batches: while one batch is written, new requests wait for the next. A process with little load issues each code by
 * itself; one with much load needs few transactions.
 */
@Injectable()
export class CodeBatches {
  /** By terms: the requests that wait for the next batch. */
  readonly #waiting = new Map<string, Request[]>();

  constructor(private readonly codes: WriteCodes) {}

  /** @throws DomainError `method.disabled`, `ticket.limit` */
  async issue(terms: CodeTerms, code: NewCode): Promise<void> {
    const key = JSON.stringify(terms);
    const browser = code.browserHash.toString('base64');
    return new Promise((resolve, reject) => {
      const request = { code, browser, context: withContext({}), resolve, reject };
      const waiting = this.#waiting.get(key);
      if (waiting === undefined) {
        this.#waiting.set(key, [request]);
        void this.work(key, terms);
      } else waiting.push(request);
    });
  }

  /** Runs until no request waits. Never rejects: errors go to the waiting requests. */
  private async work(key: string, terms: CodeTerms): Promise<void> {
    await nextTurn();
    for (let batch = this.take(key); batch.length > 0; batch = this.take(key)) {
      try {
        const issued = await this.codes.write(terms, batch);
        for (const { code, resolve, reject } of batch) {
          if (issued.has(code.id)) resolve();
          else reject(tooManyOpenCodes());
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#waiting.delete(key);
  }

  /**
   * The next batch. If a browser asks several times at once, its later request waits until the former one is done, so that the last one
   * counts.
   */
  private take(key: string): readonly Request[] {
    const waiting = this.#waiting.get(key) ?? [];
    const batch = new Map<string, Request>();
    const later: Request[] = [];
    for (const request of waiting) {
      if (batch.size < MOST_AT_ONCE && !batch.has(request.browser)) batch.set(request.browser, request);
      else later.push(request);
    }
    this.#waiting.set(key, later);
    return [...batch.values()];
  }
}
