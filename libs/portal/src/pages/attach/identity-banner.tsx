import { messages } from '../../i18n/index.js';
import { Icon } from '../layout/icons.js';
import type { IdentityView, PageContext } from '../page-context.js';

/** Names the DingTalk identity a page is about. */
export function IdentityCard({ context, identity }: { context: PageContext; identity: IdentityView }) {
  const t = messages(context.locale).attach;
  return (
    <div class="identity">
      <span class="medal medal-calm">
        <Icon name="link" />
      </span>
      <div>
        <p class="identity-label" safe>
          {t.identity}
        </p>
        <p class="identity-name" safe>
          {identity.maskedName}
        </p>
        <p class="hint" safe>
          {t.of(identity.organisation)}
        </p>
      </div>
    </div>
  );
}
