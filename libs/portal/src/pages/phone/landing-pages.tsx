import { Document, Form, Sheet, toHtml, type TenantContext } from '#pages';
import { inDingTalk, phonePaths } from '../qr-paths.js';
import { Identify, type DingTalkAppView } from './identify.js';
import { texts } from '../texts/index.js';

interface PhoneIdentifyPageProps {
  readonly context: TenantContext;
  readonly opaque: string;
  readonly app: DingTalkAppView;
}

/** After the scan, inside DingTalk: the page's script asks DingTalk for a code and posts it. Confirms nothing. */
export function phoneIdentifyPage({ context, opaque, app }: PhoneIdentifyPageProps): string {
  const paths = phonePaths(opaque);
  return toHtml(
    <Document
      context={context}
      title={texts(context.locale).phone.identify.title}
      scripts={['phone-identify.js']}
    >
      <Identify
        context={context}
        app={app}
        identity={paths.identity}
        oauth={paths.oauth}
        trouble={paths.trouble}
      />
    </Document>,
  );
}

interface PhoneOtherAppPageProps {
  readonly context: TenantContext;
  readonly opaque: string;
  /** The QR's own address, which DingTalk is to open. */
  readonly url: string;
}

/** After the scan, in another app or browser: explains, and changes nothing until a button is pressed (T13). */
export function phoneOtherAppPage({ context, opaque, url }: PhoneOtherAppPageProps): string {
  const t = texts(context.locale).phone.otherApp;
  return toHtml(
    <Document context={context} title={t.title} scripts={['phone-other-app.js']}>
      <Sheet icon="scan" tone="calm" title={t.title} text={t.text(context.tenant.name)}>
        <div class="actions" data-trouble={phonePaths(opaque).trouble}>
          <a class="button primary" href={inDingTalk(url)} safe>
            {t.open}
          </a>
          <Form context={context} action={phonePaths(opaque).oauth} class="stack">
            <button class="button" safe>
              {t.oauth}
            </button>
          </Form>
        </div>
        <p class="hint after" safe>
          {t.hint}
        </p>
      </Sheet>
    </Document>,
  );
}
