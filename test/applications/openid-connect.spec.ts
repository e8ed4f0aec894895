import { useProduct } from '../security/scene/use-product.js';
import { access } from './cases/access.js';
import { apache } from './cases/apache.js';
import { attacks } from './cases/attacks.js';
import { clients } from './cases/clients.js';
import { ends } from './cases/ends.js';
import { logons } from './cases/logons.js';
import { losses } from './cases/losses.js';
import { requests } from './cases/requests.js';
import { singleUse } from './cases/single-use.js';
import { tests } from './cases/tests.js';
import { ApplicationServer } from './scene/application-server.js';
import { Place } from './scene/place.js';

const server = new ApplicationServer();
let address = '';
beforeAll(async () => {
  address = await server.open();
});
afterAll(() => server.close());

const place = new Place(useProduct(), server, () => address);

// Each file covers one subject; one product serves them all.
for (const cases of [logons, singleUse, access, ends, losses, clients, attacks, tests, requests, apache])
  cases(place);
