/** A call that DingTalk's open platform received, with its whole body, because none of the data is real. */
export interface LoggedRequest {
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  readonly query: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** 0 when the connection was reset. */
  readonly status: number;
}

const MOST_REQUESTS = 1000;

/** The latest thousand calls, oldest first. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  record(request: LoggedRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > MOST_REQUESTS) this.#requests.shift();
  }

  all(): readonly LoggedRequest[] {
    return [...this.#requests];
  }

  to(pathPrefix: string): readonly LoggedRequest[] {
    return this.#requests.filter((request) => request.path.startsWith(pathPrefix));
  }

  clear(): void {
    this.#requests = [];
  }
}
