import type { FastifyInstance } from 'fastify';
import type { OwnHosts } from '../control/own-hosts.js';
import { ownPagesOnly } from '../control/own-pages-only.js';
import { languageOf } from '../pages/language.js';
import { sendPage } from '../pages/send-page.js';
import { field } from '../wire/field.js';
import { MailboxPage } from './mailbox-page.js';
import type { Mailbox } from './mailbox.js';

/** A mail may only show itself: no scripts, nothing from the network. */
const MAIL_POLICY = "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The mailbox as a page, as JSON (`{ messages }`, oldest first) and as a stream of changes. */
export function mailboxRoutes(mailbox: Mailbox, hosts: OwnHosts) {
  return async (scope: FastifyInstance): Promise<void> => {
    ownPagesOnly(scope, hosts);

    scope.get('/mailbox', async (request, reply) => {
      const messages = mailbox.messages().toReversed();
      const open = mailbox.find(field(request.query, 'id')) ?? messages[0];
      const page = <MailboxPage language={languageOf(request)} messages={messages} open={open} />;
      return sendPage(request, reply, page);
    });

    scope.get('/mailbox/messages', async () => ({ messages: mailbox.messages() }));

    scope.delete('/mailbox/messages', async (_request, reply) => {
      mailbox.clear();
      return reply.code(204).send();
    });

    scope.get<{ Params: { id: string } }>('/mailbox/messages/:id/html', async (request, reply) => {
      const html = mailbox.find(request.params.id)?.html;
      if (html === undefined) return reply.code(404).send();
      return reply.type('text/html; charset=utf-8').header('content-security-policy', MAIL_POLICY).send(html);
    });

    scope.get('/mailbox/events', (request, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      reply.raw.write(': open\n\n');
      const stop = mailbox.onChange(() => reply.raw.write('event: change\ndata: {}\n\n'));
      request.raw.on('close', stop);
    });
  };
}
