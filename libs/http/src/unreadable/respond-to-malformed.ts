import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '#kernel';
import type { Logger } from '#runtime';
import { bareHeaders } from '../headers/security-headers.js';
import { PROBLEM_MEDIA_TYPE, problemOf } from '../problems/problem.js';
import { refusalWithStatus } from '../problems/refusal-of.js';

/** Error codes of Node's parser, and the corresponding status. */
const STATUS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** The parser's error for input that is not a request. */
type ClientError = Error & { readonly code?: string };

/** The ids sent with such answers, for the log. */
const requestIds = new WeakMap<Socket, string>();

/** Fastify's `clientErrorHandler`: answers input that is not HTTP with a problem document as well, and closes the connection. */
export function respondToMalformed(isHttps: boolean): (error: ClientError, socket: Socket) => void {
  return (error, socket) => {
    if (error.code !== 'ECONNRESET' && socket.writable && !isAnswering(socket)) {
      const requestId = newId();
      requestIds.set(socket, requestId);
      socket.write(malformedAnswer(STATUS[error.code ?? ''] ?? 400, requestId, isHttps));
    }
    socket.destroy();
  };
}

/** Whether an answer on this connection has begun: a second one in the middle would be read as part of it. */
function isAnswering(socket: Socket): boolean {
  const answer = answers.get(socket);
  return answer !== undefined && answer.headersSent && !answer.writableFinished;
}

/** The last answer of each connection. */
const answers = new WeakMap<Socket, ServerResponse>();

/** Tracks the current answer of each connection, and logs unreadable input. */
export function watchConnections(server: Server, logger: Logger): void {
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answers.set(request.socket, response);
  });
  server.on('clientError', (error: ClientError, socket: Socket) => {
    const requestId = requestIds.get(socket);
    if (requestId === undefined) return;
    logger.info({ requestId, reason: error.code, ip: socket.remoteAddress }, 'A request could not be read');
  });
}

function malformedAnswer(status: number, requestId: string, isHttps: boolean): string {
  const body = JSON.stringify(problemOf(refusalWithStatus(status), requestId));
  const headers = {
    ...bareHeaders(isHttps),
    'x-request-id': requestId,
    'x-correlation-id': newId(),
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}
