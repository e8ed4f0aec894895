import {
  commonTexts,
  Timestamp,
  Panel,
  type DeviceView,
  type Locale,
  type OriginView,
  type PageContext,
} from '#pages';
import { texts } from './texts/index.js';

export interface RecentLogonView extends DeviceView, OriginView {
  readonly at: Date;
  /** The method's own label. */
  readonly method: Readonly<Record<Locale, string>>;
}

/** The person's latest logons. */
export function RecentLogons({
  context,
  logons,
}: {
  context: PageContext;
  logons: readonly RecentLogonView[];
}) {
  const t = texts(context.locale).logons;
  return (
    <Panel
      id="logons"
      title={t.title}
      text={t.text}
      empty={t.empty}
      rows={logons.map((logon) => (
        <Row context={context} logon={logon} />
      ))}
    />
  );
}

function Row({ context, logon }: { context: PageContext; logon: RecentLogonView }) {
  const origin = [
    commonTexts(context.locale).devices.on(logon.browser, logon.os),
    logon.place,
    logon.network,
  ];
  return (
    <li class="row">
      <div>
        <p class="row-title" safe>
          {logon.method[context.locale]}
        </p>
        <p class="hint" safe>
          {origin.filter((part) => part !== undefined).join(' · ')}
        </p>
      </div>
      <p class="hint row-time">
        <Timestamp context={context} at={logon.at} style="relative" />
      </p>
    </li>
  );
}
