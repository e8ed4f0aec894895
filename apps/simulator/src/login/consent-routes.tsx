import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DingTalk } from '../dingtalk.js';
import { languageOf } from '../pages/language.js';
import { sendPage } from '../pages/send-page.js';
import { field } from '../wire/field.js';
import { authorisationRequest, type AuthorisationRequest } from './authorisation-request.js';
import { agreedAddress, declinedAddress } from './callback-address.js';
import { LoginFailure } from './login-failure.js';
import { ConsentPage, FrameDonePage } from './consent-page.js';
import type { LoginSessions } from './login-session.js';
import { organisationsFor } from './organisation-choice.js';

/** The last step: agree or decline. */
export function consentRoutes(scope: FastifyInstance, dingtalk: DingTalk, sessions: LoginSessions): void {
  scope.get('/oauth2/consent.htm', async (request, reply) => {
    const asked = authorisationRequest(request.query, dingtalk);
    const person = sessions.personOf(request);
    if (person === undefined) {
      return reply.redirect(`/oauth2/challenge.htm?${new URLSearchParams(asked.parameters).toString()}`, 302);
    }
    const organisations = organisationsFor(asked, person, dingtalk);
    const page = (
      <ConsentPage
        language={languageOf(request)}
        request={asked}
        person={person}
        organisations={organisations}
      />
    );
    return sendPage(request, reply, page);
  });

  scope.post('/oauth2/consent', async (request, reply) => {
    const asked = authorisationRequest(request.body, dingtalk);
    const isAgreed = field(request.body, 'decision') === 'agree';
    const address = isAgreed ? agreed(request, asked) : declinedAddress(asked);
    if (!asked.isInFrame) return reply.redirect(sessions.destination(request, address), 303);
    const page = <FrameDonePage language={languageOf(request)} redirectUrl={address} />;
    return sendPage(request, reply, page);
  });

  // Called by DingTalk's own page, never by the product.
  scope.post('/oauth2/confirm_auth', async (request) => {
    if (field(request.body, 'client_id') === '') return { success: false, errorMsg: 'clientId is blank' };
    const asked = authorisationRequest(request.body, dingtalk);
    return { success: true, result: { url: agreed(request, asked) } };
  });

  function agreed(request: FastifyRequest, asked: AuthorisationRequest): string {
    const person = sessions.personOf(request);
    const shown = field(request.body, 'person') || person?.id;
    // Another person may have logged on in another tab since the page was shown.
    if (person === undefined || shown !== person.id) throw new LoginFailure('parameter_missing');
    const organisations = organisationsFor(asked, person, dingtalk);
    dingtalk.faults.strike('outsiderAccepted', '/oauth2');
    const chosen = field(request.body, 'chosenCorpId') || field(request.body, 'corpId');
    const organisation = organisations.find(({ corpId }) => corpId === chosen) ?? organisations[0];
    return agreedAddress(asked, person.id, organisation?.corpId, dingtalk);
  }
}
