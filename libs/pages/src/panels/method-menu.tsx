import type { PageContext } from '../context/page-context.js';
import type { Locale } from '../i18n/locale.js';
import { Icon, SignOf, type Sign } from '../layout/icons.js';
import { texts } from '../texts/index.js';

/** One enabled method in the tenant's logon menu. */
export interface MethodEntry {
  readonly key: string;
  readonly label: Readonly<Record<Locale, string>>;
  /** Shown before its name. */
  readonly sign?: Sign | undefined;
}

/** A method that is used on another page. */
export interface MethodLink extends MethodEntry {
  readonly href: string;
}

/** **Other logon methods**: a link for every enabled method except the one shown. */
export function MethodMenu(props: {
  context: PageContext;
  methods: readonly MethodEntry[];
  current: string | undefined;
  /** The method whose form is shown in the menu, so that it needs no link. */
  unfolded?: { readonly key: string; readonly content: JSX.Element } | undefined;
  /** Methods that are used on another page; they come last. */
  elsewhere?: readonly MethodLink[];
}) {
  const { context, methods, current, unfolded, elsewhere = [] } = props;
  const others = methods.filter(({ key }) => key !== current && key !== unfolded?.key);
  const links = [
    ...others.map((method) => ({ ...method, href: linkToMethod(method.key, context.query) })),
    ...elsewhere,
  ];
  if (links.length === 0 && unfolded === undefined) return '';
  const t = texts(context.locale).methods;
  const safeForm = unfolded?.content;
  return (
    <nav class="others" aria-labelledby="others">
      <h2 id="others" class="others-title" safe>
        {current === undefined ? t.all : t.others}
      </h2>
      {safeForm === undefined ? '' : <div class="unfolded">{safeForm}</div>}
      <ul hidden={links.length === 0}>
        {links.map(({ label, href, sign }) => (
          <li>
            <a class="method" href={href}>
              <SignOf sign={sign ?? 'key'} />
              <span class="method-name" safe>
                {label[context.locale]}
              </span>
              <Icon name="arrow" />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Query parameters that a link to another method keeps: the return address, and that the person is logged on already. */
const KEPT = ['return_to', 'again'] as const;

/** The logon page with another method and the same return address. */
export function linkToMethod(method: string, query: string | undefined): string {
  const asked = new URLSearchParams(query);
  const link = new URLSearchParams({ method });
  for (const name of KEPT) {
    const value = asked.get(name);
    if (value !== null) link.set(name, value);
  }
  return `?${link.toString()}`;
}
