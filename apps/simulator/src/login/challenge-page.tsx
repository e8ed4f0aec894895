import { Avatar } from '../pages/avatar.js';
import type { Person } from '../world/person.js';
import type { AuthorisationRequest } from './authorisation-request.js';
import { Carried } from './carried-parameters.js';
import { LogOnAs } from './log-on-as.js';
import { LoginDocument, type LoginPageProps } from './login-document.js';
import { LOGIN_TEXTS } from './login-texts.js';

export interface ChallengePageProps extends LoginPageProps {
  readonly request: AuthorisationRequest;
  readonly people: readonly Person[];
  readonly session: Person | undefined;
  /** The SVG of the QR code, and the ticket in it. */
  readonly qr: { readonly svg: string; readonly ticket: string };
}

/** DingTalk's page in a browser: one click with a session, otherwise a QR code, or simply a choice of people. */
export function ChallengePage({ language, request, people, session, qr }: ChallengePageProps) {
  const texts = LOGIN_TEXTS[language];
  // Safe, because the simulator draws it from its own address.
  const safeSvg = qr.svg;
  const chooser = (
    <LogOnAs people={people} action="/oauth2/login" language={language}>
      <Carried request={request} />
    </LogOnAs>
  );
  if (session !== undefined) {
    return (
      <LoginDocument language={language}>
        <h1 safe>{texts.welcomeBack}</h1>
        <form class="one-click" method="post" action="/oauth2/login">
          <Carried request={request} />
          <Avatar person={session} />
          <button class="primary" name="person" value={session.id} safe>
            {texts.logOnAs(session.name)}
          </button>
        </form>
        <details>
          <summary safe>{texts.useAnother}</summary>
          {chooser}
        </details>
      </LoginDocument>
    );
  }
  return (
    <LoginDocument language={language} scripts={['login-qr']}>
      <h1 safe>{texts.scanTitle}</h1>
      <div class="qr" id="qr" data-ticket={qr.ticket} role="img" aria-label={texts.qrLabel}>
        {safeSvg}
      </div>
      <p
        class="hint"
        id="qr-state"
        role="status"
        data-scanned={texts.scanned}
        data-expired={texts.expired}
        safe
      >
        {texts.scanHint}
      </p>
      <a class="renew" id="qr-renew" href="" hidden safe>
        {texts.renew}
      </a>
      <h2 safe>{texts.youAre}</h2>
      {chooser}
    </LoginDocument>
  );
}
