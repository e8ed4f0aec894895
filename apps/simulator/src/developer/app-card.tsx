import type { Language } from '../pages/language.js';
import type { App } from '../world/app.js';
import { PERMISSIONS } from '../world/permissions.js';
import { DEVELOPER_TEXTS } from './developer-texts.js';

export interface AppCardProps {
  readonly language: Language;
  readonly app: App;
}

function Credentials({ language, app }: AppCardProps) {
  const texts = DEVELOPER_TEXTS[language];
  const values = [
    [texts.corpId, app.developerCorpId],
    [texts.clientId, app.clientId],
    [texts.clientSecret, app.clientSecret],
    [texts.agentId, String(app.agentId)],
  ] as const;
  return (
    <section>
      <h3 safe>{texts.credentials}</h3>
      <dl class="credentials">
        {values.map(([name, value]) => (
          <div>
            <dt safe>{name}</dt>
            <dd>
              <code safe>{value}</code>
              <button
                type="button"
                data-copy={value}
                data-done={texts.copied}
                aria-label={`${texts.copy}: ${name}`}
                safe
              >
                {texts.copy}
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Lines({
  id,
  label,
  hint,
  lines,
}: Readonly<Record<'id' | 'label' | 'hint', string>> & { readonly lines: readonly string[] }) {
  return (
    <label class="lines">
      <span class="label" safe>
        {label}
      </span>
      <textarea name={id} rows="2" spellcheck="false" safe>
        {lines.join('\n')}
      </textarea>
      <span class="hint" safe>
        {hint}
      </span>
    </label>
  );
}

/** One app in the console; its form is saved as a whole. */
export function AppCard({ language, app }: AppCardProps) {
  const texts = DEVELOPER_TEXTS[language];
  return (
    <article class="card">
      <h2 safe>{app.name[language]}</h2>
      <Credentials language={language} app={app} />
      <form class="app" data-app={app.clientId} aria-label={texts.settings}>
        <label class="switch">
          <input type="checkbox" role="switch" name="published" checked={app.published} />
          <span>
            <span class="label" safe>
              {texts.published}
            </span>
            <span class="hint" safe>
              {texts.publishedHint}
            </span>
          </span>
        </label>
        <Lines
          id="redirectUrls"
          label={texts.redirectUrls}
          hint={texts.redirectUrlsHint}
          lines={app.redirectUrls}
        />
        <fieldset class="permissions">
          <legend class="label" safe>
            {texts.permissions}
          </legend>
          {(Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[]).map((key) => (
            <label class="switch">
              <input
                type="checkbox"
                name="permissions"
                value={PERMISSIONS[key]}
                checked={app.permissions.has(PERMISSIONS[key])}
              />
              <span>
                <span safe>{texts.permission[key]}</span> <code>{PERMISSIONS[key]}</code>
              </span>
            </label>
          ))}
        </fieldset>
        <Lines
          id="ipWhitelist"
          label={texts.ipWhitelist}
          hint={texts.ipWhitelistHint}
          lines={app.ipWhitelist}
        />
        <p class="acts">
          <button class="primary" safe>
            {texts.save}
          </button>
          <span class="said" role="status" data-saved={texts.saved} />
        </p>
      </form>
    </article>
  );
}
