import { tellTrouble } from './phone/tell-trouble.js';

// The code was scanned with something else than the provider's app: the browser that shows it should say so, too.
tellTrouble('other_app');
