import formBody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { toString as qrSvg } from 'qrcode';
import type { DingTalk } from '../dingtalk.js';
import { languageOf } from '../pages/language.js';
import { sendPage } from '../pages/send-page.js';
import { field } from '../wire/field.js';
import { transportFaults } from '../wire/transport-faults.js';
import { authorisationRequest } from './authorisation-request.js';
import { consentRoutes } from './consent-routes.js';
import { LoginFailure } from './login-failure.js';
import { ChallengePage } from './challenge-page.js';
import { FailurePage } from './failure-page.js';
import type { LoginSessions } from './login-session.js';
import { qrRoutes } from './qr-routes.js';
import type { QrTickets } from './qr-tickets.js';

/** The routes of `login.dingtalk.com`. */
export function loginRoutes(dingtalk: DingTalk, sessions: LoginSessions, tickets: QrTickets) {
  return async (scope: FastifyInstance): Promise<void> => {
    await scope.register(formBody);
    const refusal = () => new LoginFailure('parameter_missing');
    transportFaults(scope, dingtalk, { ipNotAllowed: refusal, qpsLimit: refusal });

    scope.setErrorHandler(async (error, request, reply) => {
      if (!(error instanceof LoginFailure)) throw error;
      const page = <FailurePage language={languageOf(request)} code={error.code} />;
      return sendPage(request, reply.code(400), page);
    });

    scope.get('/oauth2/auth', async (request, reply) => {
      const [, query = ''] = /\?(.*)$/.exec(request.url) ?? [];
      return reply.redirect(`/oauth2/challenge.htm?${query}`, 302);
    });

    scope.get('/oauth2/challenge.htm', async (request, reply) => {
      const asked = authorisationRequest(request.query, dingtalk);
      if (sessions.isOnPhone(request)) {
        return reply.redirect(`/oauth2/consent.htm?${new URLSearchParams(asked.parameters).toString()}`, 302);
      }
      const ticket = tickets.issue();
      const address = `http://${request.host}/oauth2/qr_confirm.htm?code=${ticket}`;
      const svg = await qrSvg(address, { type: 'svg', margin: 1 });
      const page = (
        <ChallengePage
          language={languageOf(request)}
          request={asked}
          people={dingtalk.world.people()}
          session={sessions.personOf(request)}
          qr={{ svg, ticket }}
        />
      );
      return sendPage(request, reply, page);
    });

    scope.post('/oauth2/login', async (request, reply) => {
      const asked = authorisationRequest(request.body, dingtalk);
      const person = dingtalk.world.person(field(request.body, 'person'));
      if (person === undefined) throw new LoginFailure('parameter_missing');
      sessions.begin(reply, person.id);
      return reply.redirect(`/oauth2/consent.htm?${new URLSearchParams(asked.parameters).toString()}`, 303);
    });

    consentRoutes(scope, dingtalk, sessions);
    qrRoutes(scope, dingtalk, sessions, tickets);
  };
}
