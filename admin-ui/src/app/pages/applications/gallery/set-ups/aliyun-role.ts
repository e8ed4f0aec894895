import type { SamlSetUp } from '../set-up';

/** A RAM role of Alibaba Cloud: one application for each role, assigned to those who may take it. */
export const aliyunRole: SamlSetUp = {
  protocol: 'saml',
  key: 'aliyun-role',
  name: $localize`:@@applications.setUp.aliyunRole:Alibaba Cloud RAM (role-based SSO)`,
  source: 'https://www.alibabacloud.com/help/en/ram/saml-response-for-role-based-sso',
  questions: [
    {
      key: 'role',
      label: $localize`:@@applications.setUp.roleArn:ARN of the role`,
      example: 'acs:ram::1234567890123456:role/admin',
    },
    {
      key: 'provider',
      label: $localize`:@@applications.setUp.providerArn:ARN of the identity provider`,
      example: 'acs:ram::1234567890123456:saml-provider/openeiam',
    },
  ],
  register: (_base, { role = '', provider = '' }) => ({
    entityId: 'urn:alibaba:cloudcomputing:international',
    consumers: [{ location: 'https://signin.alibabacloud.com/saml-role/sso' }],
    attributes: [
      {
        name: 'https://www.aliyun.com/SAML-Role/Attributes/Role',
        source: 'fixed',
        value: `${role},${provider}`,
      },
      { name: 'https://www.aliyun.com/SAML-Role/Attributes/RoleSessionName', source: 'username' },
    ],
  }),
  place: 'RAM console → Integrations → SSO → Role-based SSO',
  values: ({ metadataUrl }) => [
    ['IdP Name', 'openeiam'],
    ['Metadata File', metadataUrl],
  ],
};
