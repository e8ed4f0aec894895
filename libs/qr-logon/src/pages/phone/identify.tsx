import { Form, MessageCard, type PageContext } from '#pages';
import type { ScanConnection, ScanMethod } from '../../scan-method.js';
import { texts } from '../texts/index.js';

interface IdentifyProps {
  readonly context: PageContext;
  readonly method: Pick<ScanMethod, 'app'>;
  readonly connection: Pick<ScanConnection, 'scriptFacts'>;
  /** Address to which the code is posted. */
  readonly identity: string;
  /** Address that starts the provider's own page. */
  readonly oauth: string;
  /** Address at which the script reports that the app did not identify the person; undefined if no other browser waits. */
  readonly trouble?: string | undefined;
  readonly returnTo?: string | undefined;
}

/** JSON for a data block; `<` is escaped, so that no value can end the block. */
function dataBlock(facts: ScanConnection['scriptFacts']): string {
  return JSON.stringify(facts).replaceAll('<', '\\u003c');
}

/** The progress indicator while the method's script works, and the way to continue if it cannot. */
export function Identify(props: IdentifyProps) {
  const { context, method, connection, identity, oauth, trouble, returnTo } = props;
  const t = texts(context.locale).phone(method.app[context.locale]).identify;
  const safeData = dataBlock(connection.scriptFacts);
  return (
    <>
      <div data-progress role="status" data-trouble={trouble}>
        <div class="sheet">
          <span class="progress"></span>
          <h1 safe>{t.title}</h1>
          <p class="lead" safe>
            {t.text}
          </p>
          <p class="hint after" data-slow hidden safe>
            {t.slow}
          </p>
        </div>
      </div>
      <div data-fallback hidden role="alert">
        <MessageCard icon="phone" tone="calm" title={t.failed.title} text={t.failed.text}>
          <Form context={context} action={oauth} returnTo={returnTo} class="actions">
            <button class="button primary" safe>
              {t.oauth}
            </button>
          </Form>
        </MessageCard>
      </div>
      <noscript>
        <p class="subtitle" safe>
          {t.noscript}
        </p>
        <Form context={context} action={oauth} returnTo={returnTo} class="form after">
          <button class="button primary" safe>
            {t.oauth}
          </button>
        </Form>
      </noscript>
      <form method="post" action={identity} data-identity hidden>
        <input type="hidden" name="_csrf" value={context.csrf} />
        <input type="hidden" name="code" value="" />
        {returnTo === undefined ? '' : <input type="hidden" name="return_to" value={returnTo} />}
      </form>
      <script type="application/json" id="connection">
        {safeData}
      </script>
    </>
  );
}
