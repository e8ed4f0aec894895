import { useProduct } from '../security/scene/use-product.js';
import { logons } from './cases/logons.js';
import { SamlPlace } from './scene/saml-place.js';

const place = new SamlPlace(useProduct());

// Each file is about one thing; one product serves them all.
for (const cases of [logons]) cases(place);
