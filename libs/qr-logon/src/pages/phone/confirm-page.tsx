import {
  commonTexts,
  Document,
  DescriptionItem,
  DescriptionList,
  Form,
  Timestamp,
  Notice,
  toHtml,
  type AccountView,
  type DeviceView,
  type OriginView,
  type TenantContext,
} from '#pages';
import type { ScanMethod } from '../../scan-method.js';
import { phonePaths } from '../qr-paths.js';
import { texts } from '../texts/index.js';

/** How the number that the browser shows is matched (C6). */
type NumberMatching =
  | { readonly mode: 'plain'; readonly number: string }
  | { readonly mode: 'choose'; readonly numbers: readonly string[] };

export interface PhoneConfirmPageProps {
  readonly context: TenantContext;
  readonly method: Pick<ScanMethod, 'app'>;
  /** The value in the QR code. */
  readonly opaque: string;
  /** Destination of the logon: the tenant's portal, or an application. */
  readonly application: string;
  readonly browser: DeviceView;
  /** Origin of the browser, as the server saw it. */
  readonly origin: OriginView;
  readonly requestedAt: Date;
  /** `null`: the identity is not linked, and the browser will ask to attach an account. */
  readonly account: AccountView | null;
  readonly matching: NumberMatching;
  /** Whether the browser's place or network differs from the phone's. */
  readonly differs?: boolean | undefined;
}

/**
 * Shows who asks, from where, when, and as whom. Posts `number` in choose mode. Decline is the first submit button, so the Enter key alone
 * never confirms (RFC 10027: decline is the default or equal).
 */
export function phoneConfirmPage(props: PhoneConfirmPageProps): string {
  const { context, browser, origin, account } = props;
  const t = texts(context.locale).phone(props.method.app[context.locale]).confirm;
  const { common } = commonTexts(context.locale);
  const paths = phonePaths(props.opaque);
  const place = origin.place ?? common.unknown;
  return toHtml(
    <Document context={context} title={t.title} styles={['phone.css']}>
      <h1 safe>{t.title}</h1>
      <p class="subtitle" safe>
        {t.asks(unbroken(browser.browser), unbroken(browser.os))}
      </p>
      <Form context={context} action={paths.confirm} class="form compact">
        <Matching t={t} matching={props.matching} />
        <DescriptionList>
          <DescriptionItem label={t.application}>
            <strong safe>{props.application}</strong>
            {props.application === context.tenant.name ? '' : <small safe>{context.tenant.name}</small>}
          </DescriptionItem>
          <DescriptionItem label={t.account}>
            {account === null ? (
              <span safe>{t.notLinked}</span>
            ) : (
              <>
                <strong safe>{account.displayName}</strong> <small safe>{account.username}</small>
              </>
            )}
          </DescriptionItem>
          <DescriptionItem label={t.place}>
            <span safe>{place}</span>
            {origin.network === undefined ? '' : <small safe>{origin.network}</small>}
          </DescriptionItem>
          <DescriptionItem label={t.time}>
            <Timestamp context={context} at={props.requestedAt} style="relative" />
            <small>
              <Timestamp context={context} at={props.requestedAt} style="absolute" />
            </small>
          </DescriptionItem>
        </DescriptionList>
        {props.differs === true ? <Notice tone="warn" text={t.differentPlace} /> : ''}
        <p class="warning" safe>
          {t.warning}
        </p>
        <div class="decision">
          <button class="button tonal" formaction={paths.decline} formnovalidate safe>
            {common.decline}
          </button>
          <button class="button primary" safe>
            {common.confirm}
          </button>
        </div>
        <button class="link center" formaction={paths.report} formnovalidate safe>
          {t.report}
        </button>
      </Form>
    </Document>,
  );
}

/** `Windows 11` stays on one line. */
function unbroken(name: string): string {
  return name.replaceAll(' ', '\u00a0');
}

function Matching(props: { t: { number: string; choose: string }; matching: NumberMatching }) {
  const { t, matching } = props;
  if (matching.mode === 'plain') {
    return (
      <p class="match">
        <span class="match-label" safe>
          {t.number}
        </span>
        <span class="number" safe>
          {matching.number}
        </span>
      </p>
    );
  }
  return (
    <fieldset class="match">
      <legend class="match-label" safe>
        {t.choose}
      </legend>
      <div class="choices">
        {matching.numbers.map((number) => (
          <label class="choice">
            <input type="radio" name="number" value={number} required />
            <span class="number" safe>
              {number}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
