import type { SamlSetUp } from '../set-up';

/** RAM users of Alibaba Cloud: people log on as the RAM user with the name of their email address. */
export const aliyunUser: SamlSetUp = {
  protocol: 'saml',
  key: 'aliyun-user',
  name: $localize`:@@applications.setUp.aliyunUser:Alibaba Cloud RAM (user-based SSO)`,
  source: 'https://www.alibabacloud.com/help/en/ram/configure-alibaba-cloud-saml-settings-for-role-based-sso',
  register: () => ({ nameIdFormat: 'email' }),
  place: 'RAM console → Integrations → SSO → User-based SSO',
  values: ({ metadataUrl }) => [
    ['SSO Status', 'Enabled'],
    ['Metadata File', metadataUrl],
    ['Auxiliary Domain Name', 'example.com'],
  ],
};
