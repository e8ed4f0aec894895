import type { BilingualText } from '#kernel';
import { Timestamp, Panel, tenantPaths, type TenantContext } from '#pages';
import type { IdentityView } from './identity-card.js';
import { texts } from './texts/index.js';
import type { Texts } from './texts/en.js';
import { unlinkPath } from './unlink-path.js';

/** A method of the menu with which an identity could be linked. */
export interface LinkableIdentity {
  readonly method: string;
  readonly provider: BilingualText;
}

export interface LinkedIdentityView extends IdentityView {
  /** Id of the binding. */
  readonly id: string;
  readonly origin: keyof Texts['identities']['origin'];
  readonly linkedAt: Date;
  readonly lastUsedAt: Date | null;
}

/**
 * Each identity with a link to the page that asks whether to unlink it. A fresh authentication comes first, and leads back to that page.
 */
export function LinkedIdentities(props: {
  context: TenantContext;
  identities: readonly LinkedIdentityView[];
  /** The methods with which the person could link another identity. */
  linkable: readonly LinkableIdentity[];
  /** Display names of the providers with which they could log on. */
  providers: BilingualText;
}) {
  const { context, identities, providers, linkable } = props;
  const t = texts(context.locale).identities;
  return (
    <Panel
      id="identities"
      title={t.title}
      text={t.text}
      empty={t.empty(providers[context.locale])}
      rows={identities.map((identity) => (
        <Row context={context} identity={identity} />
      ))}
    >
      {linkable.map(({ method, provider }) => (
        <p class="panel-foot">
          <a class="button small" href={linkAddress(context.tenant.slug, method)} safe>
            {t.link(provider[context.locale])}
          </a>
        </p>
      ))}
    </Panel>
  );
}

/**
 * The logon page for a person who is logged on already: they scan, confirm on the phone, and attach the identity to their account, which
 * they prove once more after the scan, like anybody else (A2).
 */
function linkAddress(slug: string, method: string): string {
  const query = new URLSearchParams({ method, again: '1', notice: 'identity.link' });
  return `${tenantPaths(slug).logon}?${query.toString()}`;
}

function Row({ context, identity }: { context: TenantContext; identity: LinkedIdentityView }) {
  const t = texts(context.locale).identities;
  const [before, after] = t.linked(t.origin[identity.origin]);
  return (
    <li class="row">
      <div>
        <p class="row-title">
          <span safe>{identity.name}</span>{' '}
          <small safe>{`${identity.provider[context.locale]} · ${identity.organisation}`}</small>
        </p>
        <p class="hint">
          <span safe>{before}</span>
          <Timestamp context={context} at={identity.linkedAt} style="relative" />
          <span safe>{after}</span>
          {' · '}
          {identity.lastUsedAt === null ? (
            <span safe>{t.never}</span>
          ) : (
            <>
              <span safe>{t.used}</span>{' '}
              <Timestamp context={context} at={identity.lastUsedAt} style="relative" />
            </>
          )}
        </p>
      </div>
      <form method="get" action={unlinkPath(context.tenant.slug, identity.id)}>
        <button class="button small" aria-label={t.unlinkName(identity.name)} safe>
          {t.unlink}
        </button>
      </form>
    </li>
  );
}
