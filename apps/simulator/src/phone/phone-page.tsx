import { Avatar } from '../pages/avatar.js';
import { Document } from '../pages/document.js';
import type { Language } from '../pages/language.js';
import { SimulatorHeader } from '../pages/simulator-header.js';
import type { Person } from '../world/person.js';
import { PHONE_TEXTS } from './phone-texts.js';

const WAYS = ['dingtalk', 'browser'] as const;

export interface PhoneOwner {
  readonly person: Person;
  /** How the person differs from an ordinary member of the first organisation. */
  readonly remark: string | undefined;
}

export interface PhonePageProps {
  readonly language: Language;
  readonly owners: readonly PhoneOwner[];
  /** The portal's address, for an example of a code. */
  readonly portalUrl: string;
}

function Owners({ language, owners }: Omit<PhonePageProps, 'portalUrl'>) {
  const texts = PHONE_TEXTS[language];
  return (
    <fieldset class="owners">
      <legend safe>{texts.who}</legend>
      {owners.map(({ person, remark }, index) => (
        <label class="owner">
          <input
            type="radio"
            name="person"
            value={person.id}
            checked={index === 0}
            data-phone={texts.phone(person.nick)}
          />
          <Avatar person={person} />
          <span class="name" safe>
            {person.name}
          </span>
          {remark !== undefined && (
            <span class="detail" safe>
              {remark}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}

function Ways({ language }: { readonly language: Language }) {
  const texts = PHONE_TEXTS[language];
  return (
    <fieldset class="ways">
      <legend safe>{texts.way}</legend>
      {WAYS.map((way) => (
        <label class="way">
          <input type="radio" name="way" value={way} checked={way === 'dingtalk'} />
          <span class="name" safe>
            {texts[way]}
          </span>
        </label>
      ))}
      {WAYS.map((way) => (
        <p class={`detail ${way}`} safe>
          {texts[`${way}Hint`]}
        </p>
      ))}
    </fieldset>
  );
}

function Target({ language, portalUrl }: Omit<PhonePageProps, 'owners'>) {
  const texts = PHONE_TEXTS[language];
  return (
    <fieldset class="target">
      <legend safe>{texts.point}</legend>
      <div id="shown" data-scan={texts.scanThis('…')} data-scanned={texts.scannedBy('…')} hidden>
        <h2 safe>{texts.shown}</h2>
        <ul />
      </div>
      <div class="drop" id="drop">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 8V6a2 2 0 0 1 2-2h2M16 4h2a2 2 0 0 1 2 2v2M20 16v2a2 2 0 0 1-2 2h-2M8 20H6a2 2 0 0 1-2-2v-2M8 12h8" />
        </svg>
        <span safe>{texts.drop}</span>
        <label class="choose">
          <span safe>{texts.choose}</span>
          <input type="file" id="picture" accept="image/*" />
        </label>
      </div>
      <label class="address">
        <span safe>{texts.or}</span>
        <span class="line">
          <input
            id="address"
            name="url"
            type="url"
            required
            autocomplete="off"
            spellcheck="false"
            placeholder={`${portalUrl.replace(/\/$/, '')}/q/…`}
            aria-label={texts.address}
          />
          <button class="primary" safe>
            {texts.scan}
          </button>
        </span>
      </label>
      <p
        class="problem"
        id="problem"
        role="alert"
        data-no-qr={texts.noQr}
        data-invalid={texts.invalidAddress}
      />
    </fieldset>
  );
}

function Phone({ language, owners }: Omit<PhonePageProps, 'portalUrl'>) {
  const texts = PHONE_TEXTS[language];
  const [first] = owners;
  return (
    <section class="stage" aria-labelledby="phone-name">
      <h2 id="phone-name" safe>
        {texts.phone(first?.person.nick ?? '')}
      </h2>
      <div class="device" data-way="dingtalk">
        <div class="status" aria-hidden="true">
          <span id="time" />
          <span class="island" />
          <svg viewBox="0 0 52 12">
            <path d="M0 9h3v3H0zM5 6h3v6H5zM10 3h3v9h-3zM15 0h3v12h-3z" />
            <rect x="26.500" y=".5" width="21" height="11" rx="3" fill="none" stroke="currentColor" />
            <rect x="28" y="2" width="16" height="8" rx="1.500" />
            <path d="M49 4v4c1.200 0 2-.8 2-2s-.8-2-2-2z" />
          </svg>
        </div>
        <div class="bar" aria-hidden="true">
          <span id="where" />
        </div>
        <div class="idle" id="idle">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 8V6a2 2 0 0 1 2-2h2M16 4h2a2 2 0 0 1 2 2v2M20 16v2a2 2 0 0 1-2 2h-2M8 20H6a2 2 0 0 1-2-2v-2M7 12h10" />
          </svg>
          <strong safe>{texts.idle}</strong>
          <span safe>{texts.idleHint}</span>
        </div>
        <iframe id="screen" name="screen" title={texts.screen} hidden />
        <div class="home" aria-hidden="true" />
      </div>
      <div class="acts" id="acts" hidden>
        <button type="button" id="reload" safe>
          {texts.reload}
        </button>
        <a id="window" target="_blank" rel="noreferrer" safe>
          {texts.newWindow}
        </a>
        <button type="button" id="put-away" safe>
          {texts.putAway}
        </button>
      </div>
    </section>
  );
}

/** A person's phone, to scan the portal's QR code. */
export function PhonePage({ language, owners, portalUrl }: PhonePageProps) {
  const texts = PHONE_TEXTS[language];
  return (
    <Document title={texts.title} language={language} style="phone" scripts={['phone']} bodyClass="phone">
      <SimulatorHeader language={language} current="phone" />
      <main>
        <form class="panel" id="scan">
          <h1 safe>{texts.heading}</h1>
          <p class="intro" safe>
            {texts.intro}
          </p>
          <Owners language={language} owners={owners} />
          <Ways language={language} />
          <Target language={language} portalUrl={portalUrl} />
        </form>
        <Phone language={language} owners={owners} />
      </main>
    </Document>
  );
}
