import type { OidcPages } from '../pages/oidc-pages.js';
import type { Visit } from '../provider/visit.js';

const plain = (error: string): string => error;

/** For whoever sends no page a browser shows, refusals are told in a word. */
const pages: OidcPages = {
  askUserCode: () => '',
  confirmUserCode: () => '',
  deviceDone: () => '',
  confirmLogoff: () => '',
  loggedOff: () => '',
  goOn: () => '',
  refused: plain,
};

/** The visit of a client that asks by itself: no session of the portal has a part in it. */
export const NO_BROWSER: Visit = { session: undefined, pages };
