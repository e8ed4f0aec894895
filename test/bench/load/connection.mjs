import { connect } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * A kept-alive HTTP/1.1 connection that sends one request at a time. It does what the measured servers need and no
 * more, so that the load generator takes as little of the machine as it can.
 */
export class Connection {
  #socket;
  #received = Buffer.alloc(0);
  #waiting;

  constructor(port) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
      this.#take();
    });
    const fail = (error) => this.#waiting?.reject(error ?? new Error('The server closed the connection'));
    this.#socket.on('error', fail).on('close', () => fail());
  }

  /** @returns {Promise<{ status: number, head: string, body: string }>} */
  request(method, path, headers, body = '') {
    const lines = [`${method} ${path} HTTP/1.1`, 'host: localhost', ...headers];
    if (body !== '')
      lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
    });
  }

  close() {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take() {
    const end = this.#received.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const head = this.#received.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const start = end + END_OF_HEAD.length;
    if (this.#received.length < start + length) return;
    const answer = {
      status: Number(head.slice(9, 12)),
      head,
      body: this.#received.toString('utf8', start, start + length),
    };
    this.#received = this.#received.subarray(start + length);
    const { resolve } = this.#waiting;
    this.#waiting = undefined;
    resolve(answer);
  }
}
