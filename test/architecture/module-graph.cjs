// The module graph of the architecture: the libs that each lib may use directly. It may also use the libs that those may use.
const direct = {
  kernel: [],
  launch: [],
  runtime: ['kernel', 'launch'],
  database: ['runtime'],
  messaging: ['database'],
  http: ['messaging'],
  mail: ['messaging'],
  pages: ['http'],

  tenancy: ['pages', 'mail'],
  accounts: ['tenancy'],
  profiles: ['accounts'],
  'logon-menu': ['accounts'],
  logon: ['logon-menu'],
  authenticators: ['logon', 'providers'],
  providers: ['accounts'],
  dingtalk: ['providers'],
  binding: ['logon', 'providers'],
  'qr-logon': ['binding'],
  'dingtalk-qr': ['dingtalk', 'qr-logon'],
  directory: ['binding', 'profiles'],
  'dingtalk-directory': ['dingtalk', 'directory'],
  'break-glass': ['logon'],
  overview: ['authenticators', 'dingtalk-qr', 'break-glass', 'audit'],
  groups: ['directory'],
  outbound: ['groups'],
  applications: ['groups'],
  'single-logout': ['applications'],
  oidc: ['single-logout'],
  saml: ['single-logout'],
  console: ['logon-menu'],
  'api-access': ['logon'],
  'forward-auth': ['applications'],
  scim: ['api-access', 'groups'],
  portal: ['logon'],
  audit: ['http', 'mail'],
  operations: ['providers', 'audit'],
};

/** Every lib with all libs that it may use, directly or not. */
exports.mayUse = Object.fromEntries(Object.keys(direct).map((lib) => [lib, reach(lib)]));

/** Libs that know the product; the others are infrastructure. */
exports.features = Object.keys(direct).filter(
  (lib) => exports.mayUse[lib].includes('http') && lib !== 'audit',
);

function reach(lib) {
  return [...new Set(direct[lib].flatMap((next) => [next, ...reach(next)]))];
}
