import { connect } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LAST_CHUNK = '0\r\n\r\n';

/**
 * A keep-alive HTTP/1.1 connection that sends one request at a time. It does only what the measured servers need, so that the load
 * generator uses as little of the machine as possible.
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
    if (body !== '') {
      if (!headers.some((line) => line.startsWith('content-type:')))
        lines.push('content-type: application/json');
      lines.push(`content-length: ${Buffer.byteLength(body)}`);
    }
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
    });
  }

  get isOpen() {
    return !this.#socket.destroyed;
  }

  close() {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take() {
    const end = this.#received.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const head = this.#received.toString('latin1', 0, end);
    const start = end + END_OF_HEAD.length;
    const isChunked = /\r\ntransfer-encoding: chunked/i.test(head);
    const length = isChunked
      ? this.#received.length - start
      : Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#received.length < start + length) return;
    const sent = this.#received.toString('utf8', start, start + length);
    if (isChunked && !sent.endsWith(LAST_CHUNK)) return;
    const body = isChunked ? joined(sent) : sent;
    const answer = { status: Number(head.slice(9, 12)), head, body };
    this.#received = this.#received.subarray(start + length);
    const { resolve } = this.#waiting;
    this.#waiting = undefined;
    resolve(answer);
  }
}

/** The body of a chunked response, in ASCII. */
function joined(sent) {
  let body = '';
  for (let at = 0; ;) {
    const size = /^([0-9a-f]+)\r\n/i.exec(sent.slice(at));
    const length = parseInt(size?.[1] ?? '0', 16);
    if (length === 0) return body;
    const start = at + size[0].length;
    body += sent.slice(start, start + length);
    at = start + length + 2;
  }
}
