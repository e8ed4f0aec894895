import { commonTexts, Document, Form, Refusal, tenantPaths, toHtml, type TenantContext } from '#pages';
import type { ProfileEntry } from '../application/read-profile.js';
import { ProfileField } from './profile-field.js';
import { profilePath } from './profile-path.js';
import { texts } from './texts/index.js';

/** Why the entered values were not saved, as a code with a text of its own. */
export interface RefusedProfile {
  readonly code: 'profiles.value_missing' | 'profiles.value_taken' | 'profiles.value_invalid';
  readonly fields: readonly string[];
}

interface ProfilePageProps {
  readonly context: TenantContext;
  /** The fields that the person may change, with the values to show. */
  readonly entries: readonly ProfileEntry[];
  readonly refused?: RefusedProfile | undefined;
}

/** The form in which people change their profile. */
export function profilePage({ context, entries, refused }: ProfilePageProps): string {
  const t = texts(context.locale).mine;
  const { slug } = context.tenant;
  const labels = entries
    .filter(({ field }) => refused?.fields.includes(field.key) === true)
    .map(({ field }) => field.label[context.locale]);
  return toHtml(
    <Document context={context} title={t.change}>
      <h1 safe>{t.change}</h1>
      <p class="subtitle" safe>
        {t.changeText}
      </p>
      {refused === undefined ? (
        ''
      ) : (
        <Refusal text={t.refused[refused.code](labels.join(context.locale === 'zh' ? '、' : ', '))} />
      )}
      <Form context={context} action={profilePath(slug)}>
        {entries.map((entry) => (
          <ProfileField
            context={context}
            entry={entry}
            isWrong={refused?.fields.includes(entry.field.key) === true}
          />
        ))}
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
