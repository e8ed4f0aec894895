import { errorScene, type Scenes } from '../../pages/preview/scenes.js';
import { answerPage } from '../src/pages/answer-page.js';
import { errors } from '../src/pages/errors.js';

export { errors };

export const scenes: Scenes = {
  'saml-answer': (context) =>
    answerPage({
      context,
      application: 'Nextcloud',
      answer: {
        destination: 'https://cloud.example.com/apps/user_saml/saml/acs',
        message: 'cHJldmlldw==',
        relayState: null,
      },
    }),
  'saml-application-unknown': errorScene(404, 'saml.application_unknown'),
  'saml-signature-invalid': errorScene(400, 'saml.signature_invalid'),
  'saml-email-missing': errorScene(409, 'saml.email_missing'),
};
