import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '#kernel';
import type { Logger } from '#runtime';
import { bareHeaders } from '../headers/security-headers.js';
import { PROBLEM_MEDIA_TYPE, problemOf } from '../problems/problem.js';
import { refusalWithStatus } from '../problems/refusal-of.js';

/** What Node's parser says of a request, and the status that it means. */
const STATUS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** What the parser was given that is no request. */
type ClientError = Error & { readonly code?: string };

/** The ids that went out with such answers, for the log. */
const requestIds = new WeakMap<Socket, string>();

/** The `clientErrorHandler` of Fastify: answers what is no HTTP with a problem document, too, and closes the connection. */
export function answerMalformed(isHttps: boolean): (error: ClientError, socket: Socket) => void {
  return (error, socket) => {
    if (error.code !== 'ECONNRESET' && socket.writable && !isAnswering(socket)) {
      const requestId = newId();
      requestIds.set(socket, requestId);
      socket.write(malformedAnswer(STATUS[error.code ?? ''] ?? 400, requestId, isHttps));
    }
    socket.destroy();
  };
}

/** Whether an answer to an earlier request of the connection has begun: one more in the middle of it would be taken for its part. */
function isAnswering(socket: Socket): boolean {
  const answer = answers.get(socket);
  return answer !== undefined && answer.headersSent && !answer.writableFinished;
}

/** The last answer of each connection. */
const answers = new WeakMap<Socket, ServerResponse>();

/** Notes what each connection is being answered, and logs what could not be read. */
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
