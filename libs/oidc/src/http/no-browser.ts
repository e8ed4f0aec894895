import type { OidcPages } from '../pages/oidc-pages.js';
import type { Visit } from '../provider/visit.js';

const plain = (error: string): string => error;

/** Clients that are not browsers get refusals as a short text instead of a page. */
const pages: OidcPages = {
  askUserCode: () => '',
  confirmUserCode: () => '',
  deviceDone: () => '',
  confirmLogoff: () => '',
  loggedOff: () => '',
  goOn: () => '',
  refused: plain,
};

/** The visit of a client that calls by itself, without a portal session. */
export const NO_BROWSER: Visit = { session: undefined, pages };
