import { Document, Form, MessageCard, toHtml, type TenantContext } from '#pages';
import type { ScanConnection, ScanMethod } from '../../scan-method.js';
import { phonePaths } from '../qr-paths.js';
import { Identify } from './identify.js';
import { texts } from '../texts/index.js';

interface PhoneIdentifyPageProps {
  readonly context: TenantContext;
  readonly opaque: string;
  readonly method: Pick<ScanMethod, 'app' | 'script'>;
  readonly connection: Pick<ScanConnection, 'scriptFacts'>;
}

/** After the scan, inside the app: the page's script asks the app for a code and posts it. Confirms nothing. */
export function phoneIdentifyPage(props: PhoneIdentifyPageProps): string {
  const { context, opaque, method, connection } = props;
  const paths = phonePaths(opaque);
  return toHtml(
    <Document
      context={context}
      title={texts(context.locale).phone(method.app[context.locale]).identify.title}
      scripts={[method.script]}
      styles={['phone.css']}
    >
      <Identify
        context={context}
        method={method}
        connection={connection}
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
  readonly method: Pick<ScanMethod, 'app'>;
  /** Opens the QR code's own address in the app. */
  readonly deepLink: string;
}

/** After the scan, in another app or browser: explains, and changes nothing until a button is pressed (T13). */
export function phoneOtherAppPage(props: PhoneOtherAppPageProps): string {
  const { context, opaque, method, deepLink } = props;
  const t = texts(context.locale).phone(method.app[context.locale]).otherApp;
  return toHtml(
    <Document context={context} title={t.title} scripts={['phone-other-app.js']}>
      <MessageCard icon="scan" tone="calm" title={t.title} text={t.text(context.tenant.name)}>
        <div class="actions" data-trouble={phonePaths(opaque).trouble}>
          <a class="button primary" href={deepLink} safe>
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
      </MessageCard>
    </Document>,
  );
}
