import { Connection } from './connection.mjs';

/** Connections that are kept open: each takes one request at a time, and where none is free another one is opened. */
export class ConnectionPool {
  #port;
  #free = [];

  constructor(port) {
    this.#port = port;
  }

  /** Lends a connection to `work`; one on which that failed is not used again. */
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

  /** The server closes what has been idle for long. */
  #take() {
    for (;;) {
      const free = this.#free.pop() ?? new Connection(this.#port);
      if (free.isOpen) return free;
    }
  }
}
