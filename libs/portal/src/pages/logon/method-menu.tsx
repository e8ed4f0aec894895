import { messages, type Locale } from '../../i18n/index.js';
import { Icon } from '../layout/icons.js';
import type { PageContext } from '../page-context.js';

/** One enabled method, as the tenant's logon menu lists it. */
export interface MethodEntry {
  readonly key: string;
  readonly label: Readonly<Record<Locale, string>>;
}

/** **Other logon methods**: a link for every enabled method but the one on show. */
export function MethodMenu(props: {
  context: PageContext;
  methods: readonly MethodEntry[];
  current: string | undefined;
}) {
  const { context, methods, current } = props;
  const others = methods.filter(({ key }) => key !== current);
  if (others.length === 0) return '';
  return (
    <nav class="others" aria-labelledby="others">
      <h2 id="others" class="others-title" safe>
        {messages(context.locale).logon.others}
      </h2>
      <ul>
        {others.map(({ key, label }) => (
          <li>
            <a class="method" href={linkTo(key, context.query)}>
              <span safe>{label[context.locale]}</span>
              <Icon name="arrow" />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Keeps where the logon should lead; the rest of the query belongs to the method that is left. */
function linkTo(method: string, query: string | undefined): string {
  const returnTo = new URLSearchParams(query).get('return_to');
  const link = new URLSearchParams({ method, ...(returnTo === null ? {} : { return_to: returnTo }) });
  return `?${link.toString()}`;
}
