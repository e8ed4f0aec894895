import { useProduct } from '../security/scene/use-product.js';
import { borders } from './cases/borders.js';
import { bulk } from './cases/bulk.js';
import { descriptions } from './cases/descriptions.js';
import { filters } from './cases/filters.js';
import { groups } from './cases/groups.js';
import { meanwhileAtTheConsole } from './cases/meanwhile.js';
import { patches } from './cases/patches.js';
import { profiles } from './cases/profiles.js';
import { users } from './cases/users.js';
import { ScimPlace } from './scene/scim-place.js';

const place = new ScimPlace(useProduct({ worker: false }));

// Each file covers one subject; one product serves them all.
descriptions(place);
users(place);
filters(place);
patches(place);
bulk(place);
groups(place);
meanwhileAtTheConsole(place);
profiles(place);
borders(place);
