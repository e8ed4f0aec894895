import type { SamlSetUp } from '../set-up';

/** A role of AWS IAM: one application for each role, assigned to the people who may assume it. */
export const aws: SamlSetUp = {
  protocol: 'saml',
  key: 'aws',
  name: $localize`:@@applications.setUp.aws:AWS (IAM role)`,
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html',
  questions: [
    {
      key: 'role',
      label: $localize`:@@applications.setUp.roleArn:ARN of the role`,
      example: 'arn:aws:iam::123456789012:role/admin',
    },
    {
      key: 'provider',
      label: $localize`:@@applications.setUp.providerArn:ARN of the identity provider`,
      example: 'arn:aws:iam::123456789012:saml-provider/openeiam',
    },
  ],
  register: (_base, { role = '', provider = '' }) => ({
    entityId: 'urn:amazon:webservices',
    consumers: [{ location: 'https://signin.aws.amazon.com/saml' }],
    attributes: [
      { name: 'https://aws.amazon.com/SAML/Attributes/Role', source: 'fixed', value: `${role},${provider}` },
      { name: 'https://aws.amazon.com/SAML/Attributes/RoleSessionName', source: 'username' },
    ],
  }),
  place: 'IAM → Identity providers → Add provider → SAML',
  values: ({ metadataUrl }) => [
    ['Provider name', 'openeiam'],
    ['Metadata document', metadataUrl],
  ],
};
