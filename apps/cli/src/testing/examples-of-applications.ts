import type { CommandExample } from './command-example.js';

const T = '--tenant acme{n}';
const APPLICATION = `${T} --id {application}`;

/** The commands about applications, in an order in which each finds what it needs. */
export const USES_OF_APPLICATIONS: Readonly<Record<string, CommandExample>> = {
  'application create': {
    words: `${T} --name Grafana --protocol oidc --redirect-uri https://grafana.example/login`,
    refused: [
      { words: `${T} --name G --protocol oidc --redirect-uri http://grafana.example/`, says: /https/ },
      {
        words: `${T} --name G --protocol oidc --redirect-uri https://g.example/#x`,
        says: /scheme of its own/,
      },
      { words: `${T} --name G --protocol oidc --grant-type implicit`, says: /grant type is one of/ },
      { words: `${T} --name G --protocol oidc --owner nobody`, says: /no account/ },
      { words: `${T} --name G --protocol forward --host *.example.com`, says: /wildcards/ },
      { words: `${T} --name G --protocol oidc --public-keys {folder}/none`, says: /cannot be read/ },
      { words: `${T} --name G --protocol saml --metadata {folder}/none`, says: /cannot be read/ },
      {
        words: `${T} --name G --protocol saml --entity-id g --acs-url http://g.example/`,
        says: /full https/,
      },
    ],
    wrong: [
      `${T} --name Grafana --protocol telnet`,
      `${T} --name G --protocol oidc`,
      `${T} --name G --protocol oidc --redirect-uri com.example.g:/x`,
      `${T} --name G --protocol oidc --public --grant-type client_credentials`,
      `${T} --name G --protocol oidc --public --public-keys {folder}/none --redirect-uri https://g.example/`,
      `${T} --name G --protocol oidc --subject pairwise --redirect-uri https://g.example/ --redirect-uri https://h.example/`,
      `${T} --name G --protocol forward`,
      `${T} --name G --protocol forward --host g.example --public`,
      `${T} --name G --protocol oidc --host g.example`,
      `${T} --name G --protocol saml`,
      `${T} --name G --protocol saml --entity-id g`,
      `${T} --name G --protocol saml --acs-url https://g.example/`,
      `${T} --name G --protocol saml --metadata {folder}/none --metadata-url https://g.example/metadata`,
      `${T} --name G --protocol saml --entity-id g --acs-url https://g.example/ --redirect-uri https://g.example/`,
      `${T} --name G --protocol oidc --name-id email`,
    ],
  },
  'application list': { words: T },
  'application show': { words: APPLICATION, refused: [{ words: `${T} --id none`, says: /no application/ }] },
  'application set': {
    words: `${APPLICATION} --audience assigned --owner olivia --access-token-seconds 300`,
    refused: [
      { words: `${APPLICATION} --access-token-seconds 1`, says: /60 seconds/ },
      { words: `${T} --id none --state disabled`, says: /no such application/ },
    ],
    wrong: [
      APPLICATION,
      `${APPLICATION} --public --public-keys {folder}/none`,
      `${APPLICATION} --metadata {folder}/none --metadata-url https://g.example/metadata`,
      `${APPLICATION} --audience nobody`,
      `${APPLICATION} --access-token-seconds soon`,
    ],
  },
  'application rotate-secret': {
    words: `${APPLICATION} --overlap-hours 0`,
    refused: [{ words: `${APPLICATION} --overlap-hours 1000`, says: /720 hours/ }],
    wrong: [`${APPLICATION} --overlap-hours soon`],
  },
  'application assign': {
    words: `${APPLICATION} --username bob`,
    refused: [
      { words: `${APPLICATION} --username bob`, says: /already/ },
      { words: `${APPLICATION} --username nobody`, says: /no account/ },
      { words: `${APPLICATION} --department nowhere`, says: /No such department/ },
      { words: `${APPLICATION} --group nowhere`, says: /no such group/ },
    ],
    wrong: [APPLICATION, `${APPLICATION} --username bob --role member`, `${APPLICATION} --role god`],
  },
  'application unassign': {
    words: `${APPLICATION} --username bob`,
    refused: [{ words: `${APPLICATION} --role member`, says: /no such assignment/ }],
  },
  'application delete': {
    words: APPLICATION,
    refused: [{ words: APPLICATION, says: /no such application/ }],
  },
  'key rotate': { words: T },
  'key list': { words: T },
  'certificate rotate': {
    words: `${T} --overlap-days 0`,
    refused: [91, 9999, '1'.repeat(400)].map((days) => ({
      words: `${T} --overlap-days ${String(days)}`,
      says: /0 to 90 whole days/,
    })),
    wrong: [`${T} --overlap-days soon`],
  },
  'certificate list': { words: T },
};
