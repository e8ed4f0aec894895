import { CreateSamlApplication, RotateCertificate } from '#saml';
import { until } from '#testing';
import { ApplicationServer } from '../../applications/scene/application-server.js';
import { answerIn } from '../../saml/scene/service-provider.js';
import { signedIn } from '../../security/scene/signed-in.js';
import { useCase } from '../../security/scene/use-case.js';
import type { Journey } from '../stage.js';

/** Logons to applications by SAML. */
export const SAML: Readonly<Record<string, Journey>> = {
  'replaces the SAML certificate': async (stage) => {
    await stage.operate(RotateCertificate, (rotate) => rotate.execute(stage.product.tenantId, 0));
  },
  'logs off while an application that speaks SAML cannot be told': async (stage) => {
    const { product } = stage;
    const server = new ApplicationServer();
    server.status = 503;
    const location = `${await server.open()}/logged-off`;
    try {
      const { id } = await useCase(product, CreateSamlApplication).execute(product.tenantId, {
        name: 'Jenkins',
        entityId: 'https://jenkins.example/',
        consumers: [{ location: 'https://jenkins.example/acs' }],
        logouts: [{ binding: 'soap', location }],
      });
      const browser = await signedIn(product, 'bob');
      await answerIn(browser, `/t/demo/saml/start/${id}`);
      await stage.settled();
      // One more attempt reaches the limit.
      await product.sql('update single_logout.participation set attempts = 11 where application_id = $1', [
        id,
      ]);
      await browser.get('/t/demo/');
      await browser.post('/t/demo/logoff');
      const left = 'select id from single_logout.participation where application_id = $1';
      await until(async () => (await product.sql(left, [id])).length === 0);
    } finally {
      await server.close();
    }
  },
};
