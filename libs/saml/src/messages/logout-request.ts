import { NS } from '../domain/names.js';
import { refused } from '../domain/refused.js';
import { element } from '../xml/markup.js';
import { childrenOf, textIn } from '../xml/parse-xml.js';
import { nameIdElement, type NameId } from './assertion.js';

/** Maximum number of session indexes in one request. */
const MOST = 20;

/** The sessions that an application asks to end (SAML Core, 3.7.1). */
export interface LogoutRequest {
  readonly nameId: string;
  /** Empty: all sessions of this person with the application. */
  readonly sessionIndexes: readonly string[];
}

/** @throws DomainError `saml.message_invalid` */
export function readLogoutRequest(root: Element): LogoutRequest {
  const nameId = textIn(root, NS.assertion, 'NameID');
  const sessionIndexes = childrenOf(root, NS.protocol, 'SessionIndex').map((node) => node.textContent.trim());
  if (nameId === undefined || nameId === '' || sessionIndexes.length > MOST)
    throw refused('saml.message_invalid', 'The message does not say in one way whose session is to end.');
  return { nameId, sessionIndexes };
}

interface NewLogoutRequest {
  readonly id: string;
  readonly issuer: string;
  readonly audience: string;
  readonly destination: string;
  readonly now: Date;
  readonly nameId: NameId;
  readonly sessionIndex: string;
}

/** An unsigned request that tells an application of the end of a session. */
export function logoutRequest(given: NewLogoutRequest): string {
  return element(
    'samlp:LogoutRequest',
    {
      'xmlns:samlp': NS.protocol,
      'xmlns:saml': NS.assertion,
      ID: given.id,
      Version: '2.0',
      IssueInstant: given.now.toISOString(),
      Destination: given.destination,
    },
    element('saml:Issuer', {}, given.issuer),
    nameIdElement(given.nameId, given.issuer, given.audience),
    element('samlp:SessionIndex', {}, given.sessionIndex),
  ).xml;
}
