import { Form, Timestamp, Panel, type TenantContext } from '#pages';
import type { ApiToken } from '../domain/api-token.js';
import { texts } from './texts/index.js';
import { tokenPaths } from './token-paths.js';

interface MyTokensProps {
  readonly context: TenantContext;
  readonly tokens: readonly ApiToken[];
  readonly mayCreate: boolean;
}

/** A person's own tokens, each with its permissions, its expiry, and a button to revoke it. */
export function MyTokens({ context, tokens, mayCreate }: MyTokensProps) {
  const t = texts(context.locale).mine;
  return (
    <Panel
      id="tokens"
      title={t.title}
      text={t.text}
      empty={t.empty}
      rows={tokens.map((token) => (
        <Row context={context} token={token} />
      ))}
    >
      {mayCreate ? (
        <p class="panel-foot">
          <a class="button small" href={tokenPaths(context.tenant.slug).create} safe>
            {t.create}
          </a>{' '}
          <a class="link" href="/api/docs" safe>
            {t.docs}
          </a>
        </p>
      ) : (
        ''
      )}
    </Panel>
  );
}

function Row({ context, token }: { context: TenantContext; token: ApiToken }) {
  const t = texts(context.locale).mine;
  return (
    <li class="row">
      <div>
        <p class="row-title">
          <span safe>{token.name}</span>
          <small safe>
            {[t.count(token.permissions.length), ...(token.isSensitive ? [t.sensitive] : [])].join(' · ')}
          </small>
        </p>
        <p class="hint">
          <span safe>{t.until}</span> <Timestamp context={context} at={token.expiresAt} style="relative" />
          {' · '}
          {token.lastUsedAt === null ? (
            <span safe>{t.neverUsed}</span>
          ) : (
            <>
              <span safe>{t.lastUsed}</span>{' '}
              <Timestamp context={context} at={token.lastUsedAt} style="relative" />
            </>
          )}
        </p>
      </div>
      <Form context={context} action={tokenPaths(context.tenant.slug).revoke(token.id)}>
        <button class="button small" aria-label={t.revokeName(token.name)} safe>
          {t.revoke}
        </button>
      </Form>
    </li>
  );
}
