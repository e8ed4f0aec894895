import { errorScene, type Scenes } from '../../pages/preview/scenes.js';
import { answerPage } from '../src/pages/answer-page.js';
import { errors } from '../src/pages/errors.js';
import { testedPage } from '../src/pages/tested-page.js';

export { errors };

const DESTINATION = 'https://cloud.example.com/apps/user_saml/saml/acs';

export const scenes: Scenes = {
  'saml-answer': (context) =>
    answerPage({
      context,
      application: 'Nextcloud',
      answer: { destination: DESTINATION, message: 'cHJldmlldw==', relayState: null },
    }),
  'saml-test': (context) =>
    testedPage({
      context,
      provider: { name: 'Nextcloud', signed: 'assertion', encrypts: false },
      told: {
        destination: DESTINATION,
        nameId: { value: 'alice', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified' },
        attributes: [
          {
            name: 'urn:oid:0.9.2342.19200300.100.1.3',
            friendlyName: 'mail',
            values: ['alice@demo.test'],
          },
          {
            name: 'https://schemas.example.com/claims/department',
            friendlyName: null,
            values: ['Platform', 'Engineering'],
          },
        ],
        assertion:
          '<saml:Assertion><saml:Issuer>https://portal.example.com/t/demo</saml:Issuer></saml:Assertion>',
      },
    }),
  'saml-application-unknown': errorScene(404, 'saml.application_unknown'),
  'saml-signature-invalid': errorScene(400, 'saml.signature_invalid'),
  'saml-email-missing': errorScene(409, 'saml.email_missing'),
};
