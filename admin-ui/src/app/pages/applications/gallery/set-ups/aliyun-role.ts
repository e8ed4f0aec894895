import type { SamlSetUp } from '../set-up';

/** The name and the sign-in address of one of Alibaba Cloud's two sites. */
interface Site {
  readonly entityId: string;
  readonly consumer: string;
}

/** A RAM role of Alibaba Cloud: one application for each role, assigned to the people who may assume it. */
const roleAt = ({ entityId, consumer }: Site): Omit<SamlSetUp, 'key' | 'name'> => ({
  protocol: 'saml',
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
    entityId,
    consumers: [{ location: consumer }],
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
});

export const aliyunRole: SamlSetUp = {
  ...roleAt({
    entityId: 'urn:alibaba:cloudcomputing',
    consumer: 'https://signin.aliyun.com/saml-role/sso',
  }),
  key: 'aliyun-role',
  name: $localize`:@@applications.setUp.aliyunRole:Alibaba Cloud RAM (role-based SSO)`,
};

export const aliyunRoleInternational: SamlSetUp = {
  ...roleAt({
    entityId: 'urn:alibaba:cloudcomputing:international',
    consumer: 'https://signin.alibabacloud.com/saml-role/sso',
  }),
  key: 'aliyun-role-international',
  name: $localize`:@@applications.setUp.aliyunRoleInternational:Alibaba Cloud RAM, international site (role-based SSO)`,
};
