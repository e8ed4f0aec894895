import {
  commonTexts,
  CopyButton,
  Document,
  DescriptionItem,
  DescriptionList,
  Form,
  Timestamp,
  Refusal,
  MessageCard,
  tenantPaths,
  toHtml,
  type TenantContext,
} from '#pages';
import { USUAL_DAYS } from '../domain/api-token.js';
import { texts } from './texts/index.js';
import { tokenPaths } from './token-paths.js';

/** The lifetimes to choose from, in days. */
const LIVES = [7, 30, 90, 180, 365];

interface NewTokenPageProps {
  readonly context: TenantContext;
  /** The person's permissions, from which those of the token are chosen. */
  readonly permissions: readonly string[];
  /** The values of a form that was refused because no permission was chosen. */
  readonly entered?: { readonly name: string } | undefined;
}

/** Asks for a new token's name, permissions and lifetime. */
export function newTokenPage({ context, permissions, entered }: NewTokenPageProps): string {
  const { mine, permissions: names } = texts(context.locale);
  const t = mine.form;
  const nameOf = (permission: string): string =>
    (names as Readonly<Record<string, string>>)[permission] ?? permission;
  const { slug } = context.tenant;
  return toHtml(
    <Document context={context} title={t.title} styles={['tokens.css']}>
      <h1 safe>{t.title}</h1>
      <p class="subtitle" safe>
        {t.text}
      </p>
      <Form context={context} action={tokenPaths(slug).create}>
        <div class="field">
          <label for="name" safe>
            {t.name}
          </label>
          <input
            id="name"
            name="name"
            required
            maxlength="100"
            autocomplete="off"
            aria-describedby="name-hint"
            value={entered?.name ?? ''}
          />
          <p class="hint" id="name-hint" safe>
            {t.nameHint}
          </p>
        </div>
        <div class="field">
          <label for="days" safe>
            {t.days}
          </label>
          <select id="days" name="days">
            {LIVES.map((days) => (
              <option value={String(days)} selected={days === USUAL_DAYS} safe>
                {t.life(days)}
              </option>
            ))}
          </select>
        </div>
        <fieldset aria-describedby={entered === undefined ? undefined : 'error'}>
          <legend safe>{t.permissions}</legend>
          {entered === undefined ? '' : <Refusal text={t.missing} />}
          {permissions.map((permission) => (
            <label class="tick">
              <input type="checkbox" name={`may.${permission}`} value="1" />
              <span safe>{nameOf(permission)}</span>
            </label>
          ))}
        </fieldset>
        <label class="tick">
          <input type="checkbox" name="sensitive" value="1" aria-describedby="sensitive-hint" />
          <span safe>{t.isSensitive}</span>
        </label>
        <p class="hint" id="sensitive-hint" safe>
          {t.sensitiveHint}
        </p>
        <button class="button primary" safe>
          {t.submit}
        </button>
        <a class="link center" href={tenantPaths(slug).home} safe>
          {commonTexts(context.locale).common.cancel}
        </a>
      </Form>
    </Document>,
  );
}

interface TokenOncePageProps {
  readonly context: TenantContext;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Shows a token that was just made. It cannot be shown again. */
export function tokenOncePage({ context, token, expiresAt }: TokenOncePageProps): string {
  const t = texts(context.locale).mine.once;
  return toHtml(
    <Document context={context} title={t.title} styles={['tokens.css']}>
      <MessageCard icon="check" tone="good" title={t.title} text={t.text}>
        <DescriptionList>
          <DescriptionItem label={t.label}>
            <code class="token" tabindex="0" safe>
              {token}
            </code>
            <CopyButton context={context} text={token} />
          </DescriptionItem>
          <DescriptionItem label={t.until}>
            <Timestamp context={context} at={expiresAt} style="absolute" />
          </DescriptionItem>
        </DescriptionList>
        <div class="actions">
          <a class="button primary" href={tenantPaths(context.tenant.slug).home} safe>
            {t.home}
          </a>
        </div>
      </MessageCard>
    </Document>,
  );
}
