import type { BilingualText } from '#kernel';
import { Icon, type PageContext } from '#pages';
import { texts } from './texts/index.js';

/** A person of a provider, as the person's own pages show them: masked until somebody is logged on. */
export interface IdentityView {
  readonly name: string;
  readonly organisation: string;
  /** Display name of the provider. */
  readonly provider: BilingualText;
}

/** Names the identity that a page is about. */
export function IdentityCard({ context, identity }: { context: PageContext; identity: IdentityView }) {
  const t = texts(context.locale).attach;
  return (
    <div class="identity">
      <span class="medal">
        <Icon name="link" />
      </span>
      <div>
        <p class="identity-label" safe>
          {t.identity(identity.provider[context.locale])}
        </p>
        <p class="identity-name" safe>
          {identity.name}
        </p>
        <p class="hint" safe>
          {t.of(identity.organisation)}
        </p>
      </div>
    </div>
  );
}
