import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** RFC 6455, section 1.3. */
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** The server's end of a WebSocket, as far as DingTalk's streams need it: each text is one frame. */
export class ServerSocket {
  #buffered = Buffer.alloc(0);
  #hear: (text: string) => void = () => undefined;

  private constructor(private readonly stream: Duplex) {
    stream.on('data', (bytes: Buffer) => this.#read(bytes));
    stream.on('error', () => stream.destroy());
  }

  /** Answers the upgrade. Returns undefined if the request was not an upgrade. */
  static accept({ headers }: IncomingMessage, stream: Duplex): ServerSocket | undefined {
    const key = headers['sec-websocket-key'];
    if (key === undefined || headers.upgrade?.toLowerCase() !== 'websocket') {
      stream.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
      return undefined;
    }
    const accept = createHash('sha1').update(`${key}${MAGIC}`).digest('base64');
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    );
    return new ServerSocket(stream);
  }

  onText(hear: (text: string) => void): void {
    this.#hear = hear;
  }

  onClosed(closed: () => void): void {
    this.stream.once('close', closed);
  }

  send(text: string): void {
    this.#write(TEXT, Buffer.from(text));
  }

  close(): void {
    this.#write(CLOSE, Buffer.alloc(0));
    this.stream.end();
  }

  /** Without a closing handshake, as when a stream is cut. */
  cut(): void {
    this.stream.destroy();
  }

  #write(opcode: number, body: Buffer): void {
    if (!this.stream.writable) return;
    const long = body.length > 65_535;
    const head = Buffer.alloc(body.length < 126 ? 2 : long ? 10 : 4);
    head[0] = 0x80 | opcode;
    if (body.length < 126) head[1] = body.length;
    else if (long) {
      head[1] = 127;
      head.writeBigUInt64BE(BigInt(body.length), 2);
    } else {
      head[1] = 126;
      head.writeUInt16BE(body.length, 2);
    }
    this.stream.write(Buffer.concat([head, body]));
  }

  #read(bytes: Buffer): void {
    this.#buffered = Buffer.concat([this.#buffered, bytes]);
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) {
      if (frame.opcode === TEXT) this.#hear(frame.body.toString());
      if (frame.opcode === PING) this.#write(PONG, frame.body);
      if (frame.opcode === CLOSE) this.close();
    }
  }

  /** Parses a complete frame; clients mask what they send. */
  #next(): { readonly opcode: number; readonly body: Buffer } | undefined {
    const buffer = this.#buffered;
    if (buffer.length < 6) return undefined;
    const short = (buffer[1] ?? 0) & 0x7f;
    const at = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (buffer.length < at + 4) return undefined;
    const length =
      short === 126 ? buffer.readUInt16BE(2) : short === 127 ? Number(buffer.readBigUInt64BE(2)) : short;
    const end = at + 4 + length;
    if (buffer.length < end) return undefined;
    const mask = buffer.subarray(at, at + 4);
    const body = Buffer.from(buffer.subarray(at + 4, end)).map(
      (byte, index) => byte ^ (mask[index % 4] ?? 0),
    );
    this.#buffered = buffer.subarray(end);
    return { opcode: (buffer[0] ?? 0) & 0x0f, body: Buffer.from(body) };
  }
}
