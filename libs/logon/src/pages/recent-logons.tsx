import { commonTexts, Moment, type DeviceView, type Locale, type OriginView, type PageContext } from '#pages';
import { texts } from './texts/index.js';

export interface RecentLogonView extends DeviceView, OriginView {
  readonly at: Date;
  /** The method's own label. */
  readonly method: Readonly<Record<Locale, string>>;
}

/** How the person has logged on lately. */
export function RecentLogons({
  context,
  logons,
}: {
  context: PageContext;
  logons: readonly RecentLogonView[];
}) {
  const t = texts(context.locale).logons;
  return (
    <section class="panel" aria-labelledby="logons">
      <h2 id="logons" safe>
        {t.title}
      </h2>
      {logons.length === 0 ? (
        <p class="empty" safe>
          {t.empty}
        </p>
      ) : (
        <>
          <p class="hint" safe>
            {t.text}
          </p>
          <ul class="rows">
            {logons.map((logon) => (
              <Row context={context} logon={logon} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Row({ context, logon }: { context: PageContext; logon: RecentLogonView }) {
  const t = texts(context.locale).logons;
  const origin = [
    commonTexts(context.locale).devices.on(logon.browser, logon.os),
    logon.place,
    logon.network,
  ];
  return (
    <li class="row">
      <div>
        <p class="row-title">
          <span safe>{logon.method[context.locale]}</span>
          <span class="badge" safe>
            {t.succeeded}
          </span>
        </p>
        <p class="hint" safe>
          {origin.filter((part) => part !== undefined).join(' · ')}
        </p>
      </div>
      <p class="hint row-time">
        <Moment context={context} at={logon.at} style="relative" />
      </p>
    </li>
  );
}
