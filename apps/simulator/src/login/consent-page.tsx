import { Avatar } from '../pages/avatar.js';
import type { Organisation } from '../world/organisation.js';
import type { Person } from '../world/person.js';
import type { AuthorisationRequest } from './authorisation-request.js';
import { Carried } from './carried-parameters.js';
import { LoginDocument, type LoginPageProps } from './login-document.js';
import { LOGIN_TEXTS } from './login-texts.js';

export interface ConsentPageProps extends LoginPageProps {
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

/** In a logon with `iframe=true`, the page notifies its parent instead of redirecting. */
export function FrameDonePage(props: LoginPageProps & { readonly redirectUrl: string }) {
  return (
    <LoginDocument language={props.language} scripts={['login-frame']}>
      <h1 id="frame-result" data-redirect-url={props.redirectUrl} safe>
        {LOGIN_TEXTS[props.language].sent}
      </h1>
    </LoginDocument>
  );
}
