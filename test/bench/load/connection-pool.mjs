import { Connection } from './connection.mjs';

/** Keep-alive connections with one request at a time each; if none is free, another one is opened. */
export class ConnectionPool {
  #port;
  #free = [];

  constructor(port) {
    this.#port = port;
  }

  /** Lends a connection to `work`; after a failure, the connection is not used again. */
  async lend(work) {
    const connection = this.#take();
    try {
      const result = await work(connection);
      this.#free.push(connection);
      return result;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  close() {
    for (const connection of this.#free) connection.close();
  }

  /** Skips connections that the server has closed after a long idle time. */
  #take() {
    for (;;) {
      const free = this.#free.pop() ?? new Connection(this.#port);
      if (free.isOpen) return free;
    }
  }
}
