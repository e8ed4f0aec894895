import { existsSync } from 'node:fs';
import { ApacheSite, hasApacheModule, startLogged, type SitePlace } from '../../harness/apache.js';
import { newKeyPair } from './key-pair.js';

const SHIBD = '/usr/sbin/shibd';
const ETC = '/etc/shibboleth';

export const HAS_SHIBBOLETH = hasApacheModule('shib') && existsSync(SHIBD);

/**
 * A site of Apache with Shibboleth (`mod_shib` with its daemon), which passes people's identities on in headers. It is configured
 * like Debian's, except for its folder, its keys and the missing TLS.
 */
export async function openShibboleth(portalMetadata: string): Promise<ApacheSite> {
  const { privateKey, certificate } = await newKeyPair();
  const [, portalId = ''] = /entityID="([^"]+)"/.exec(portalMetadata) ?? [];
  return ApacheSite.open({
    module: 'shib',
    files: (place) => ({
      'key.pem': privateKey,
      'certificate.pem': certificate,
      'portal.xml': portalMetadata,
      'attributes.xml': ATTRIBUTES,
      'loggers.properties': LOGGERS,
      'shibboleth2.xml': settings(place, portalId),
    }),
    beside: ({ folder }) =>
      startLogged(folder, SHIBD, [
        '-F',
        '-f',
        '-c',
        `${folder}/shibboleth2.xml`,
        '-p',
        `${folder}/shibd.pid`,
      ]),
    configuration: ({ folder }) => `
ShibConfig ${folder}/shibboleth2.xml
ShibCompatValidUser On
<Location />
  AuthType shibboleth
  ShibRequestSetting requireSession 1
  Require valid-user
  Header set X-Person "expr=%{REMOTE_USER}"
  Header set X-Email "expr=%{reqenv:mail}"
</Location>`,
  });
}

/** Logs to the file with the process's output. */
const LOGGERS = `
log4j.rootCategory=WARN, out
log4j.appender.out=org.apache.log4j.ConsoleAppender
log4j.appender.out.layout=org.apache.log4j.PatternLayout
log4j.appender.out.layout.ConversionPattern=%p %c %m%n`;

const ATTRIBUTES = `
<Attributes xmlns="urn:mace:shibboleth:2.0:attribute-map">
  <Attribute name="urn:oid:0.9.2342.19200300.100.1.1" id="uid"/>
  <Attribute name="urn:oid:0.9.2342.19200300.100.1.3" id="mail"/>
</Attributes>`;

function settings({ folder, url }: SitePlace, portalId: string): string {
  return `
<SPConfig xmlns="urn:mace:shibboleth:3.0:native:sp:config" clockSkew="180">
  <OutOfProcess logger="${folder}/loggers.properties"/>
  <InProcess logger="${folder}/loggers.properties"/>
  <UnixListener address="${folder}/shibd.sock"/>
  <ApplicationDefaults entityID="${url}/shibboleth" REMOTE_USER="uid" signing="true">
    <Sessions lifetime="28800" timeout="3600" relayState="ss:mem" checkAddress="false" handlerSSL="false" cookieProps="http" redirectLimit="exact">
      <SSO entityID="${portalId}">SAML2</SSO>
      <Logout>SAML2 Local</Logout>
      <Handler type="MetadataGenerator" Location="/Metadata" signing="false"/>
    </Sessions>
    <MetadataProvider type="XML" path="${folder}/portal.xml"/>
    <AttributeExtractor type="XML" path="${folder}/attributes.xml"/>
    <AttributeFilter type="XML" path="${ETC}/attribute-policy.xml"/>
    <CredentialResolver type="File" key="${folder}/key.pem" certificate="${folder}/certificate.pem"/>
  </ApplicationDefaults>
  <SecurityPolicyProvider type="XML" path="${ETC}/security-policy.xml"/>
  <ProtocolProvider type="XML" path="${ETC}/protocols.xml"/>
</SPConfig>`;
}
