/** Identifiers of SAML 2.0 and of the standards it builds on. */

export const NS = {
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  envelope: 'http://schemas.xmlsoap.org/soap/envelope/',
} as const;

const BINDINGS = 'urn:oasis:names:tc:SAML:2.0:bindings:';

export const BINDING = {
  redirect: `${BINDINGS}HTTP-Redirect`,
  post: `${BINDINGS}HTTP-POST`,
  soap: `${BINDINGS}SOAP`,
} as const;

/** Name id formats. */
export const NAME_ID_FORMATS = ['persistent', 'email', 'username', 'transient'] as const;

export type NameIdFormat = (typeof NAME_ID_FORMATS)[number];

export const FORMAT_NAMES: Readonly<Record<NameIdFormat, string>> = {
  persistent: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  email: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  username: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  transient: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
};

const STATUSES = 'urn:oasis:names:tc:SAML:2.0:status:';

export const STATUS = {
  success: `${STATUSES}Success`,
  requester: `${STATUSES}Requester`,
  responder: `${STATUSES}Responder`,
  authnFailed: `${STATUSES}AuthnFailed`,
  noPassive: `${STATUSES}NoPassive`,
  invalidNameIdPolicy: `${STATUSES}InvalidNameIDPolicy`,
  partialLogout: `${STATUSES}PartialLogout`,
} as const;

/** Maximum length of a relay state (SAML Bindings, 3.4.3). */
export const RELAY_STATE_BYTES = 80;
