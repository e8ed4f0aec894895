import { NS, STATUS } from '../domain/names.js';
import { element, type Markup } from '../xml/markup.js';

interface NewResponse {
  readonly id: string;
  readonly issuer: string;
  /** The address to which the response is sent. */
  readonly destination: string;
  /** The id of the request; undefined: unsolicited. */
  readonly inResponseTo: string | undefined;
  readonly now: Date;
}

/** An unsigned response (SAML Core, 3.2.2). */
export function response(
  name: 'Response' | 'LogoutResponse',
  { id, issuer, destination, inResponseTo, now }: NewResponse,
  status: Markup,
  ...content: readonly Markup[]
): string {
  return element(
    `samlp:${name}`,
    {
      'xmlns:samlp': NS.protocol,
      'xmlns:saml': NS.assertion,
      ID: id,
      Version: '2.0',
      IssueInstant: now.toISOString(),
      Destination: destination,
      InResponseTo: inResponseTo,
    },
    element('saml:Issuer', {}, issuer),
    element('samlp:Status', {}, status),
    ...content,
  ).xml;
}

/** The status: a top-level code, and a second-level code with details. */
export function status(code: keyof typeof STATUS, more?: keyof typeof STATUS): Markup {
  const inner = more === undefined ? [] : [element('samlp:StatusCode', { Value: STATUS[more] })];
  return element('samlp:StatusCode', { Value: STATUS[code] }, ...inner);
}
