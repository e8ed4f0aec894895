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
          <table>
            <thead>
              <tr>
                {[t.when, t.method, t.device, t.place, t.result].map((name) => (
                  <th scope="col" safe>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {logons.map((logon) => (
                <Row context={context} logon={logon} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function Row({ context, logon }: { context: PageContext; logon: RecentLogonView }) {
  const all = messages(context.locale);
  const t = all.home.logons;
  const place = [logon.place, logon.network].filter((part) => part !== undefined).join(' · ');
  return (
    <tr>
      <td>
        <Moment context={context} at={logon.at} style="relative" />
      </td>
      <td safe>{logon.method[context.locale]}</td>
      <td safe>{all.home.on(logon.browser, logon.os)}</td>
      <td safe>{place === '' ? all.common.unknown : place}</td>
      <td>
        {logon.refusedBecause === null ? (
          <span class="badge" safe>
            {t.succeeded}
          </span>
        ) : (
          <>
            <span class="badge badge-bad" safe>
              {t.refused}
            </span>{' '}
            <small safe>{errorText(all, { code: logon.refusedBecause })}</small>
          </>
        )}
      </td>
    </tr>
  );
}
