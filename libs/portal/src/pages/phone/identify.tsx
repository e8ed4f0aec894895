import { Form, Sheet, type PageContext } from '#pages';
import { texts } from '../texts/index.js';

/** The DingTalk app that gives the logon code. Both values are public. */
export interface DingTalkAppView {
  readonly corpId: string;
  readonly clientId: string;
}

interface IdentifyProps {
  readonly context: PageContext;
  readonly app: DingTalkAppView;
  /** Where the code is posted to. */
  readonly identity: string;
  /** Where DingTalk's own page is started from. */
  readonly oauth: string;
  /** Where the script says that DingTalk did not tell who it is; there is none where no other browser waits. */
  readonly trouble?: string | undefined;
  readonly returnTo?: string | undefined;
}

/** JSON for a data block; `<` is written as an escape, so nothing in it can end the block. */
function dataBlock(app: DingTalkAppView): string {
  return JSON.stringify({ corpId: app.corpId, clientId: app.clientId }).replaceAll('<', '\\u003c');
}

/** The progress that the script `phone-identify` works behind, and the way on when it cannot. */
export function Identify({ context, app, identity, oauth, trouble, returnTo }: IdentifyProps) {
  const t = texts(context.locale).phone.identify;
  const safeData = dataBlock(app);
  return (
    <>
      <div data-progress role="status" data-trouble={trouble}>
        <div class="sheet">
          <span class="progress"></span>
          <h1 safe>{t.title}</h1>
          <p class="lead" safe>
            {t.text}
          </p>
        </div>
      </div>
      <div data-fallback hidden role="alert">
        <Sheet icon="phone" tone="calm" title={t.oauth} text={t.failed}>
          <Form context={context} action={oauth} returnTo={returnTo} class="actions">
            <button class="button primary" safe>
              {t.oauth}
            </button>
          </Form>
        </Sheet>
      </div>
      <noscript>
        <p class="lead center-text" safe>
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
      <script type="application/json" id="dingtalk">
        {safeData}
      </script>
    </>
  );
}
