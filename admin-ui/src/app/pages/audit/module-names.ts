import { providerTexts } from '../../providers/providers';

const NAMES: Readonly<Record<string, string>> = {
  ...providerTexts('modules'),
  accounts: $localize`:@@page.accounts:Accounts`,
  'api-access': $localize`:@@page.apiAccess:API access`,
  applications: $localize`:@@audit.module.applications:Applications`,
  audit: $localize`:@@audit.module.audit:The log itself`,
  authenticators: $localize`:@@audit.module.authenticators:Passwords and codes`,
  binding: $localize`:@@audit.module.binding:Linked identities`,
  'break-glass': $localize`:@@audit.module.breakGlass:Emergency access`,
  directory: $localize`:@@audit.module.directory:Directory`,
  'forward-auth': $localize`:@@audit.module.forwardAuth:Applications behind a proxy`,
  groups: $localize`:@@page.groups:Groups`,
  logon: $localize`:@@audit.module.logon:Logons and sessions`,
  'logon-menu': $localize`:@@page.logonMenu:Logon menu`,
  oidc: $localize`:@@audit.module.oidc:Logons to applications`,
  operations: $localize`:@@audit.module.operations:Operation`,
  outbound: $localize`:@@audit.module.outbound:Comparison with the organisation`,
  profiles: $localize`:@@audit.module.profiles:Profiles`,
  providers: $localize`:@@audit.module.providers:Connections`,
  'qr-logon': $localize`:@@audit.module.qrLogon:QR codes`,
  saml: $localize`:@@audit.module.saml:Logons by SAML`,
  scim: $localize`:@@audit.module.scim:Provisioning by SCIM`,
  tenancy: $localize`:@@audit.module.tenancy:Organisation`,
};

/** The subject of events, by the first part of their type. */
export function moduleName(type: string): string {
  const [module = type] = type.split('.', 1);
  return NAMES[module] ?? module;
}
