import { tenantPaths, type TenantContext } from '#pages';
import type { MyApplication } from '../application/my-applications.js';
import { texts } from './texts/index.js';

/** Number of recently used applications that are repeated on top. */
const RECENT = 4;

/** Maximum number of applications that people take in at a glance; with more, the panel offers a search and the recent ones on top. */
const AT_A_GLANCE = 8;

interface MyApplicationsProps {
  readonly context: TenantContext;
  /** By name. */
  readonly applications: readonly MyApplication[];
}

/** A person's applications, each one click away: the recent ones, and all of them below their headings. */
export function MyApplicationsPanel({ context, applications }: MyApplicationsProps) {
  const t = texts(context.locale);
  const isMany = applications.length > AT_A_GLANCE;
  const recent = isMany ? lastUsed(applications) : [];
  const groups = byCategory(applications);
  return (
    <section class="panel" aria-labelledby="applications" data-applications>
      <div class="apps-head">
        <h2 id="applications" safe>
          {t.title}
        </h2>
        {isMany ? (
          <label class="apps-search" hidden>
            <span class="visually-hidden" safe>
              {t.search}
            </span>
            <input
              type="search"
              placeholder={t.search}
              autocomplete="off"
              spellcheck="false"
              aria-keyshortcuts="/"
            />
          </label>
        ) : (
          ''
        )}
      </div>
      {applications.length === 0 ? (
        <p class="empty" safe>
          {t.none}
        </p>
      ) : (
        <p class="hint" safe>
          {t.text}
        </p>
      )}
      {recent.length > 0 ? <Group context={context} title={t.recent} applications={recent} isRecent /> : ''}
      {groups.map(([category, members]) => (
        <Group
          context={context}
          title={category === '' && groups.length + recent.length > 1 ? t.others : category}
          applications={members}
        />
      ))}
      <p class="empty" role="status" data-no-match hidden safe>
        {t.noMatch}
      </p>
    </section>
  );
}

interface GroupProps extends MyApplicationsProps {
  /** Empty: no heading. */
  readonly title: string;
  readonly isRecent?: boolean;
}

function Group({ context, title, applications, isRecent = false }: GroupProps) {
  return (
    <div class="apps-group" data-recent={isRecent ? 'true' : undefined}>
      {title === '' ? '' : <h3 safe>{title}</h3>}
      <ul class="apps">
        {applications.map((application) => (
          <li
            data-search={`${application.name} ${application.description} ${application.category}`.toLowerCase()}
          >
            <Tile context={context} application={application} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Tile({ context, application }: { context: TenantContext; application: MyApplication }) {
  const { base } = tenantPaths(context.tenant.slug);
  const { name, description, logo, start } = application;
  return (
    <a class="app" href={start.startsWith('/') ? `${base}${start}` : start} rel="noreferrer">
      {logo === null ? (
        <span class="app-letter" aria-hidden="true" safe>
          {Array.from(name)[0]?.toLocaleUpperCase() ?? ''}
        </span>
      ) : (
        <img src={logo} alt="" width="40" height="40" />
      )}
      <span class="app-words">
        <span class="app-name" safe>
          {name}
        </span>
        {description === '' ? (
          ''
        ) : (
          <span class="hint" safe>
            {description}
          </span>
        )}
      </span>
    </a>
  );
}

function lastUsed(applications: readonly MyApplication[]): readonly MyApplication[] {
  const at = ({ lastUsedAt }: MyApplication): number => lastUsedAt?.getTime() ?? 0;
  return applications
    .filter(({ lastUsedAt }) => lastUsedAt !== null)
    .sort((a, b) => at(b) - at(a))
    .slice(0, RECENT);
}

/** Categories by name; applications without one come last. */
function byCategory(
  applications: readonly MyApplication[],
): readonly (readonly [string, readonly MyApplication[]])[] {
  const categories = [...new Set(applications.map(({ category }) => category))].sort((a, b) =>
    a === '' || b === '' ? b.length - a.length : a.localeCompare(b),
  );
  return categories.map((category) => [category, applications.filter((one) => one.category === category)]);
}
