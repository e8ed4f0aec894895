import type { FastifyInstance } from 'fastify';
import type { DingTalk } from '../dingtalk.js';
import { languageOf } from '../pages/language.js';
import { sendPage } from '../pages/send-page.js';
import { field } from '../wire/field.js';
import { authorisationRequest } from './authorisation-request.js';
import { LoginFailure } from './login-failure.js';
import { QrConfirmPage, QrDonePage } from './qr-pages.js';
import type { LoginSessions } from './login-session.js';
import { organisationsFor } from './organisation-choice.js';
import type { QrTickets } from './qr-tickets.js';

const HOLD_MILLISECONDS = 5000;
const WAITING = '11021';
const SCANNED = '11041';
const OVER = '11019';

/** The private protocol of DingTalk's own QR code, as observed by others; the product never calls it. */
export function qrRoutes(
  scope: FastifyInstance,
  dingtalk: DingTalk,
  sessions: LoginSessions,
  tickets: QrTickets,
): void {
  const closing = new AbortController();
  scope.addHook('preClose', () => closing.abort());

  scope.post('/oauth2/generate_qrcode', async (request) => {
    authorisationRequest(request.body, dingtalk);
    return { success: true, result: `http://${request.host}/oauth2/qr_confirm.htm?code=${tickets.issue()}` };
  });

  scope.post('/oauth2/login_with_qr', async (request, reply) => {
    const asked = authorisationRequest(request.body, dingtalk);
    const ticket = field(request.body, 'code');
    const before = tickets.stateOf(ticket);
    if (before !== 'confirmed' && before !== undefined) {
      await tickets.change(HOLD_MILLISECONDS, closing.signal);
    }
    const personId = tickets.redeem(ticket);
    const person = personId === undefined ? undefined : dingtalk.world.person(personId);
    if (person === undefined) {
      const state = tickets.stateOf(ticket);
      const errorCode = state === undefined ? OVER : state === 'scanned' ? SCANNED : WAITING;
      return { success: false, errorCode };
    }
    sessions.begin(reply, person.id);
    const orgList = organisationsFor(asked, person, dingtalk).map(({ corpId, name }, index) => ({
      corpId,
      corpName: name.zh,
      mainOrg: index === 0,
    }));
    return { success: true, result: { chooseOrganization: orgList.length > 1, orgList, needConsent: true } };
  });

  scope.get('/oauth2/qr_confirm.htm', async (request, reply) => {
    const ticket = field(request.query, 'code');
    const person = sessions.isOnPhone(request) ? sessions.personOf(request) : undefined;
    const isOpen =
      person === undefined ? tickets.stateOf(ticket) !== undefined : tickets.scan(ticket, person.id);
    if (!isOpen) throw new LoginFailure('qr_expired');
    const people = dingtalk.world.people();
    const page = (
      <QrConfirmPage language={languageOf(request)} ticket={ticket} people={people} person={person} />
    );
    return sendPage(request, reply, page);
  });

  scope.post('/oauth2/qr_scan', async (request, reply) => {
    const ticket = field(request.body, 'code');
    const person = dingtalk.world.person(field(request.body, 'person'));
    if (person === undefined || !tickets.scan(ticket, person.id)) throw new LoginFailure('qr_expired');
    const page = <QrConfirmPage language={languageOf(request)} ticket={ticket} people={[]} person={person} />;
    return sendPage(request, reply, page);
  });

  scope.post('/oauth2/qr_confirm', async (request, reply) => {
    const { body } = request;
    if (!tickets.confirm(field(body, 'code'), field(body, 'person'))) throw new LoginFailure('qr_expired');
    return sendPage(request, reply, <QrDonePage language={languageOf(request)} />);
  });
}
