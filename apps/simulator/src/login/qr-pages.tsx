import { Avatar } from '../pages/avatar.js';
import type { Person } from '../world/person.js';
import { LogOnAs } from './log-on-as.js';
import { LoginDocument, type LoginPageProps } from './login-document.js';
import { LOGIN_TEXTS } from './login-texts.js';

export interface QrConfirmPageProps extends LoginPageProps {
  readonly ticket: string;
  readonly people: readonly Person[];
  /** The owner of the phone, if known. */
  readonly person: Person | undefined;
}

/** The phone's screen after it has scanned the QR code of DingTalk's own page. */
export function QrConfirmPage({ language, ticket, people, person }: QrConfirmPageProps) {
  const texts = LOGIN_TEXTS[language];
  if (person === undefined) {
    return (
      <LoginDocument language={language}>
        <h1 safe>{texts.youAre}</h1>
        <LogOnAs people={people} action="/oauth2/qr_scan" language={language}>
          <input type="hidden" name="code" value={ticket} />
        </LogOnAs>
      </LoginDocument>
    );
  }
  return (
    <LoginDocument language={language}>
      <div class="who">
        <Avatar person={person} />
        <p safe>{texts.asPerson(person.name)}</p>
      </div>
      <h1 safe>{texts.confirmTitle}</h1>
      <form class="decision" method="post" action="/oauth2/qr_confirm">
        <input type="hidden" name="code" value={ticket} />
        <button class="primary" name="person" value={person.id} safe>
          {texts.confirm}
        </button>
      </form>
    </LoginDocument>
  );
}

export function QrDonePage({ language }: LoginPageProps) {
  return (
    <LoginDocument language={language}>
      <h1 safe>{LOGIN_TEXTS[language].confirmed}</h1>
    </LoginDocument>
  );
}
