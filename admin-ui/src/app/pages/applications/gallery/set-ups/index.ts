import { aliyunRole, aliyunRoleInternational } from './aliyun-role';
import { aliyunUser } from './aliyun-user';
import { apache } from './apache';
import { argoCd } from './argo-cd';
import { aws } from './aws';
import { awsLoadBalancer } from './aws-load-balancer';
import { device } from './device';
import { forward } from './forward';
import { gitea } from './gitea';
import { gitlab } from './gitlab';
import { gitlabSaml } from './gitlab-saml';
import { grafana } from './grafana';
import { harbor } from './harbor';
import { jenkins } from './jenkins';
import { jenkinsSaml } from './jenkins-saml';
import { jumpserver } from './jumpserver';
import { kubernetes } from './kubernetes';
import { minio } from './minio';
import { nextcloud } from './nextcloud';
import { nextcloudSaml } from './nextcloud-saml';
import { outline } from './outline';
import { publicClient } from './public';
import { saml } from './saml';
import { service } from './service';
import { web } from './web';
import { wordpress } from './wordpress';
import type { ForwardSetUp, OidcSetUp, SamlSetUp, SetUp } from '../set-up';

export const OIDC_SET_UPS: readonly OidcSetUp[] = [
  web,
  publicClient,
  device,
  service,
  grafana,
  gitlab,
  gitea,
  jenkins,
  nextcloud,
  minio,
  harbor,
  argoCd,
  kubernetes,
  jumpserver,
  outline,
  wordpress,
  awsLoadBalancer,
  apache,
];

export const SAML_SET_UPS: readonly SamlSetUp[] = [
  saml,
  aliyunUser,
  aliyunRole,
  aliyunRoleInternational,
  aws,
  gitlabSaml,
  jenkinsSaml,
  nextcloudSaml,
];

/** Set-ups by kind, for applications without a set-up of their own. */
const KINDS: readonly SetUp[] = [web, publicClient, saml, forward, device, service];

/** The set-ups by kind, then those of known applications. */
export const SET_UPS: readonly SetUp[] = [
  ...KINDS,
  ...[...OIDC_SET_UPS, ...SAML_SET_UPS].filter((one) => !KINDS.includes(one)),
];

interface ByProtocol {
  readonly oidc: OidcSetUp;
  readonly saml: SamlSetUp;
  readonly forward: ForwardSetUp;
}

/** The set-up with this key, if it has this protocol. */
export function setUpOf<Protocol extends keyof ByProtocol>(
  protocol: Protocol,
  key: string | undefined,
): ByProtocol[Protocol] | undefined {
  const isOfIt = (one: SetUp): one is ByProtocol[Protocol] => one.protocol === protocol && one.key === key;
  return SET_UPS.find(isOfIt);
}
