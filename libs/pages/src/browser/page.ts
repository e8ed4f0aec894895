import { stripSecretsFromUrl } from './page/strip-secrets-from-url.js';
import { offerCopies } from './page/copy.js';
import { tellLoggedOff } from './page/logged-off.js';
import { localizeTimes } from './page/localize-times.js';
import { autoSubmitCode } from './page/one-time-code.js';
import { countRetriesDown } from './page/retry.js';
import { revealPasswords } from './page/reveal.js';
import { watchSession } from './page/session-watch.js';
import { submitOnce } from './page/single-submit.js';

stripSecretsFromUrl();
localizeTimes();
submitOnce();
autoSubmitCode();
revealPasswords();
offerCopies();
countRetriesDown();
watchSession();
tellLoggedOff();

// Of several invalid fields the server marks the one to correct first: the password, if the username is filled in already.
const wrong = '[aria-invalid="true"]';
const field =
  document.querySelector<HTMLElement>(`${wrong}[autofocus]`) ?? document.querySelector<HTMLElement>(wrong);
field?.focus();
