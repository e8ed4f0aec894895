import { Panel, type TenantContext } from '#pages';
import type { ProfileEntry } from '../application/read-profile.js';
import { profilePath } from './profile-path.js';
import { texts } from './texts/index.js';

interface MyProfileProps {
  readonly context: TenantContext;
  /** At least one. */
  readonly entries: readonly ProfileEntry[];
}

/** A person's profile, and the link to change it. */
export function MyProfile({ context, entries }: MyProfileProps) {
  const t = texts(context.locale).mine;
  return (
    <Panel
      id="profile"
      title={t.title}
      text={t.text}
      empty={t.none}
      rows={entries.map((entry) => (
        <Row context={context} entry={entry} />
      ))}
    >
      {entries.some(({ mayEdit }) => mayEdit) ? (
        <p class="panel-foot">
          <a class="button small" href={profilePath(context.tenant.slug)} safe>
            {t.change}
          </a>
        </p>
      ) : (
        ''
      )}
    </Panel>
  );
}

function Row({ context, entry: { field, value } }: { context: TenantContext; entry: ProfileEntry }) {
  const t = texts(context.locale).mine;
  const words: Readonly<Record<string, string>> =
    field.type === 'boolean' ? { true: t.yes, false: t.no } : {};
  return (
    <li class="row">
      <div>
        <p class="hint" safe>
          {field.label[context.locale]}
        </p>
        <p class="row-title">
          {field.type === 'url' && value !== null ? (
            <a class="link" href={value} rel="noreferrer" safe>
              {value}
            </a>
          ) : (
            <span safe>{value === null ? t.none : (words[value] ?? value)}</span>
          )}
        </p>
      </div>
    </li>
  );
}
