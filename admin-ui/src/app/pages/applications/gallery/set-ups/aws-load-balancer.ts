import type { OidcSetUp } from '../set-up';

/** Applications behind an AWS Application Load Balancer. */
export const awsLoadBalancer: OidcSetUp = {
  protocol: 'oidc',
  key: 'aws-load-balancer',
  name: 'AWS Application Load Balancer',
  source:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html',
  example: 'https://app.example.com',
  register: (base) => ({ redirectUris: [`${base}/oauth2/idpresponse`], startUrl: `${base}/` }),
  place: 'Listener rule → authenticate-oidc',
  values: ({ issuer, clientId, clientSecret }) => [
    ['Issuer', issuer],
    ['AuthorizationEndpoint', `${issuer}/oidc/auth`],
    ['TokenEndpoint', `${issuer}/oidc/token`],
    ['UserInfoEndpoint', `${issuer}/oidc/userinfo`],
    ['ClientId', clientId],
    ['ClientSecret', clientSecret],
    ['Scope', 'openid profile email'],
  ],
};
