import { HttpHeaders, HttpResponse } from '@angular/common/http';
import type { Provider } from '@angular/core';
import { Api } from '../app/api/generated/api';
import type { ResultOf } from '../app/api/result-of';
import { Problem } from '../app/problems/problem';

type Operation = (...parameters: never[]) => unknown;
type Answer<Result> = (params: never) => Result | Promise<Result>;

/** A fake API that answers as a spec defines, and records the requests. Give `fakeApi.provider` to the test bed. */
export class FakeApi {
  readonly #answers = new Map<Operation, Answer<unknown>>();
  readonly #asked: { readonly operation: Operation; readonly params: unknown }[] = [];
  readonly provider: Provider = {
    provide: Api,
    useValue: {
      invoke: (operation: Operation, params: unknown) => this.#invoke(operation, params),
      invoke$Response: async (operation: Operation, params: unknown) =>
        new HttpResponse({
          body: await this.#invoke(operation, params),
          headers: new HttpHeaders({ etag: this.revision }),
        }),
    },
  };
  /** The `ETag` of every answer. */
  revision = '"1"';

  /** Sets the answer of an operation from now on; what `answer` throws is the refusal. */
  on<Asked extends Operation>(operation: Asked, answer: Answer<ResultOf<Asked>>): void {
    this.#answers.set(operation, answer);
  }

  /** The parameters of an operation's last request. */
  asked(operation: Operation): unknown {
    return this.#asked.findLast((one) => one.operation === operation)?.params;
  }

  /** The number of requests of an operation. */
  times(operation: Operation): number {
    return this.#asked.filter((one) => one.operation === operation).length;
  }

  /** Waits until an operation was requested so often. Fails after four seconds. */
  async untilAsked(operation: Operation, times = 1): Promise<void> {
    const deadline = performance.now() + 4_000;
    while (this.times(operation) < times) {
      if (performance.now() > deadline) throw new Error(`It was not asked ${String(times)} times`);
      await settled();
    }
  }

  async #invoke(operation: Operation, params: unknown): Promise<unknown> {
    this.#asked.push({ operation, params });
    const answer = this.#answers.get(operation);
    // Operations that the spec does not define fail as if the server were unreachable.
    if (answer === undefined) throw refused(0, 'network.away');
    return answer(params as never);
  }
}

/** A refusal of the API, to be thrown by an answer. */
export function refused(status: number, code: string, detail?: string): Problem {
  return new Problem(status, code, detail, {});
}

/** Lets answers take effect. */
export function settled(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve));
}
