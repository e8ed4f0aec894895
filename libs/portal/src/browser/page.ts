import { cleanAddress } from './page/clean-address.js';
import { tellTime } from './page/moments.js';
import { easeCodeEntry } from './page/one-time-code.js';
import { submitOnce } from './page/single-submit.js';

cleanAddress();
tellTime();
submitOnce();
easeCodeEntry();
document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
