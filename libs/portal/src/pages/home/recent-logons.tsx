import { messages, type Locale } from '../../i18n/index.js';
import { Moment } from '../layout/moment.js';
import { errorText } from '../layout/notice.js';
import type { DeviceView, OriginView, PageContext } from '../page-context.js';

export interface RecentLogonView extends DeviceView, OriginView {
  readonly at: Date;
  /** The method's own label. */
  readonly method: Readonly<Record<Locale, string>>;
  /** `null`: succeeded; else the code of the refusal. */
  readonly refusedBecause: string | null;
}

export function RecentLogons({
  context,
  logons,
}: {
  context: PageContext;
  logons: readonly RecentLogonView[];
}) {
  const t = messages(context.locale).home.logons;
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
  const all = messages(context.locale);
  const t = all.home.logons;
  const { refusedBecause } = logon;
  const origin = [all.home.on(logon.browser, logon.os), logon.place, logon.network];
  return (
    <li class="row">
      <div>
        <p class="row-title">
          <span safe>{logon.method[context.locale]}</span>
          <span class={refusedBecause === null ? 'badge' : 'badge badge-bad'} safe>
            {refusedBecause === null ? t.succeeded : t.refused}
          </span>
        </p>
        <p class="hint" safe>
          {origin.filter((part) => part !== undefined).join(' · ')}
        </p>
        {refusedBecause === null ? (
          ''
        ) : (
          <p class="hint" safe>
            {errorText(all, { code: refusedBecause })}
          </p>
        )}
      </div>
      <p class="hint row-time">
        <Moment context={context} at={logon.at} style="relative" />
      </p>
    </li>
  );
}
