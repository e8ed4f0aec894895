import type { Children } from '@kitajs/html';
import { Avatar } from '../pages/avatar.js';
import { Document } from '../pages/document.js';
import type { Language } from '../pages/language.js';
import type { Organisation } from '../world/organisation.js';
import type { Person } from '../world/person.js';
import type { AuthorisationRequest } from './authorisation-request.js';
import { LOGIN_FAILURES, type LoginFailureCode } from './login-failure.js';
import { LOGIN_TEXTS } from './login-texts.js';

interface PageProps {
  readonly language: Language;
}

function LoginDocument(
  props: PageProps & { readonly scripts?: readonly string[]; readonly children: Children },
) {
  const texts = LOGIN_TEXTS[props.language];
  return (
    <Document
      title={texts.title}
      language={props.language}
      style="login"
      scripts={props.scripts ?? []}
      bodyClass="login"
    >
      <main class="card">
        <header class="brand">
          <img src="/assets/icon.svg" alt="" width="28" height="28" />
          <span safe>{texts.title}</span>
        </header>
        {props.children}
      </main>
      <footer class="note" safe>
        {texts.simulated}
      </footer>
    </Document>
  );
}

function Carried({ request }: { readonly request: AuthorisationRequest }) {
  return (
    <>
      {Object.entries(request.parameters).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

interface LogOnAsProps extends PageProps {
  readonly people: readonly Person[];
  readonly action: string;
  readonly children: Children;
}

function LogOnAs({ people, action, language, children }: LogOnAsProps) {
  const texts = LOGIN_TEXTS[language];
  return (
    <form class="people" method="post" action={action}>
      {children}
      {people.map((person) => (
        <button class="person" name="person" value={person.id} aria-label={texts.logOnAs(person.name)}>
          <Avatar person={person} />
          <span safe>{person.name}</span>
        </button>
      ))}
    </form>
  );
}

export interface ChallengePageProps extends PageProps {
  readonly request: AuthorisationRequest;
  readonly people: readonly Person[];
  readonly session: Person | undefined;
  /** SVG of the QR code and the ticket in it. */
  readonly qr: { readonly svg: string; readonly ticket: string };
}

/** DingTalk's page in a browser: one click where there is a session, otherwise a QR code – or just say who you are. */
export function ChallengePage({ language, request, people, session, qr }: ChallengePageProps) {
  const texts = LOGIN_TEXTS[language];
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
        {qr.svg as 'safe'}
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
      <h2 safe>{texts.youAre}</h2>
      {chooser}
    </LoginDocument>
  );
}

export interface ConsentPageProps extends PageProps {
  readonly request: AuthorisationRequest;
  readonly person: Person;
  readonly organisations: readonly Organisation[];
}

export function ConsentPage({ language, request, person, organisations }: ConsentPageProps) {
  const texts = LOGIN_TEXTS[language];
  const asks = request.wantsCorpId && organisations.length > 1;
  return (
    <LoginDocument language={language}>
      <div class="who">
        <Avatar person={person} />
        <p safe>{texts.asPerson(person.name)}</p>
      </div>
      <h1 safe>{texts.wants(request.app.name[language])}</h1>
      <p class="hint" safe>
        {texts.consent}
      </p>
      <form class="decision" method="post" action="/oauth2/consent">
        <Carried request={request} />
        <input type="hidden" name="person" value={person.id} />
        {organisations.length > 0 && request.wantsCorpId && (
          <fieldset>
            <legend safe>{texts.organisation}</legend>
            {organisations.map((organisation, index) => (
              <label>
                <input
                  type={asks ? 'radio' : 'hidden'}
                  name="chosenCorpId"
                  value={organisation.corpId}
                  checked={asks && index === 0}
                />
                <span safe>{organisation.name[language]}</span>
              </label>
            ))}
          </fieldset>
        )}
        <button class="primary" name="decision" value="agree" safe>
          {texts.agree}
        </button>
        <button class="secondary" name="decision" value="decline" safe>
          {texts.decline}
        </button>
      </form>
    </LoginDocument>
  );
}

export function FailurePage({ language, code }: PageProps & { readonly code: LoginFailureCode }) {
  return (
    <LoginDocument language={language}>
      <h1 safe>{LOGIN_TEXTS[language].failed}</h1>
      <p class="hint" role="alert" safe>
        {LOGIN_FAILURES[code][language]}
      </p>
      <code class="code" safe>
        {code}
      </code>
    </LoginDocument>
  );
}

export interface QrConfirmPageProps extends PageProps {
  readonly ticket: string;
  readonly people: readonly Person[];
  /** Who holds the phone, when that is known. */
  readonly person: Person | undefined;
}

/** What the phone shows after it has scanned the QR code of DingTalk's own page. */
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

export function QrDonePage({ language }: PageProps) {
  return (
    <LoginDocument language={language}>
      <h1 safe>{LOGIN_TEXTS[language].confirmed}</h1>
    </LoginDocument>
  );
}

/** Inside an `iframe=true` logon the page tells its parent instead of going anywhere. */
export function FrameDonePage(props: PageProps & { readonly redirectUrl: string }) {
  return (
    <LoginDocument language={props.language} scripts={['login-frame']}>
      <h1 id="frame-result" data-redirect-url={props.redirectUrl} safe>
        {LOGIN_TEXTS[props.language].sent}
      </h1>
    </LoginDocument>
  );
}
