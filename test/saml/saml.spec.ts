import { ApplicationServer } from '../applications/scene/application-server.js';
import { useProduct } from '../security/scene/use-product.js';
import { apache } from './cases/apache.js';
import { attacks } from './cases/attacks.js';
import { ends } from './cases/ends.js';
import { logons } from './cases/logons.js';
import { oddMessages } from './cases/odd-messages.js';
import { tests } from './cases/tests.js';
import { SamlPlace } from './scene/saml-place.js';

const server = new ApplicationServer();
let address = '';
beforeAll(async () => {
  server.page = '<Status Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>';
  address = await server.open();
});
afterAll(() => server.close());

const place = new SamlPlace(useProduct());

// Each file covers one subject; one product serves them all.
logons(place);
apache(place);
describe('O8: attacks with messages', () => {
  attacks(place);
  oddMessages(place);
});
ends(place, server, () => address);
tests(place);
