import { captureLog } from '../security/scene/captured-log.js';
import { useProduct } from '../security/scene/use-product.js';
import { basicAnswers } from './conformance/basic-answers.js';
import { basicRequests } from './conformance/basic-requests.js';
import { discovery } from './conformance/discovery.js';
import { review } from './cases/review.js';
import { reviewOfAnswers } from './cases/review-answers.js';
import { logouts } from './conformance/logouts.js';
import { ApplicationServer } from './scene/application-server.js';
import { Certified } from './scene/certified.js';
import { Place } from './scene/place.js';

/** The OpenID Foundation's plans as our own tests: `docs/conformance.md` lists each case with its test. */
const server = new ApplicationServer();
let address = '';
beforeAll(async () => {
  address = await server.open();
});
afterAll(() => server.close());

const lines = captureLog();
afterAll(() => {
  lines.release();
});
const product = useProduct({ environment: { LOG_LEVEL: 'trace' } });
const certified = new Certified(new Place(product, server, () => address));
beforeAll(() => certified.open());

review(certified.place, lines.read);
reviewOfAnswers(certified.place);
for (const cases of [discovery, basicAnswers, basicRequests, logouts]) cases(certified);
