import { tellTrouble } from './phone/tell-trouble.js';

// The code was scanned with an app other than the provider's: the browser that shows it should say so, too.
tellTrouble('other_app');
