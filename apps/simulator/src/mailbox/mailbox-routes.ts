import type { FastifyInstance } from 'fastify';
import type { Mailbox } from './mailbox.js';

/** The mailbox as JSON: `{ messages: Message[] }`, oldest first. */
export function mailboxRoutes(scope: FastifyInstance, mailbox: Mailbox): void {
  scope.get('/mailbox/messages', async () => ({ messages: mailbox.messages() }));

  scope.delete('/mailbox/messages', async (_request, reply) => {
    mailbox.clear();
    return reply.code(204).send();
  });
}
