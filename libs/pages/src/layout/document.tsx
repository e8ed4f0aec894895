import type { PropsWithChildren } from '@kitajs/html';
import type { PageContext } from '../context/page-context.js';
import { LANGUAGE_NAME, LANGUAGE_TAG, LOCALES, type Locale } from '../i18n/locale.js';
import { texts } from '../texts/index.js';
import { accentStyle } from './accent.js';
import { Brand, tabPicture } from './brand.js';

export interface DocumentProps {
  readonly context: PageContext;
  readonly title: string;
  /** Scripts besides the one that every page has. */
  readonly scripts?: readonly string[] | undefined;
  /** Stylesheets besides the one that every page has. */
  readonly styles?: readonly string[] | undefined;
  /** Where the organisation's name is: above the card, or in the page's own heading (`BrandHeading`). */
  readonly brand?: 'above' | 'within' | undefined;
  /** `card`: for one act. `wide`: for lists. */
  readonly width?: 'card' | 'wide' | undefined;
}

/** The frame around every page: language, brand, card, language switch. */
export function Document(props: PropsWithChildren<DocumentProps>) {
  const { context, title, scripts = [], styles = [], brand = 'above', width = 'card' } = props;
  const t = texts(context.locale).common;
  // Built from parsed colours, so nothing in it can end the element.
  const { tenant } = context;
  const safeAccent = accentStyle(tenant?.accentColor);
  const heading = tenant === undefined || brand === 'within' ? title : `${title} · ${tenant.name}`;
  return (
    <html lang={LANGUAGE_TAG[context.locale]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title safe>{heading}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="csrf-token" content={context.csrf} />
        <link rel="icon" href={tabPicture(context)} />
        {(['portal.css', ...styles] as const).map((name) => (
          <link rel="stylesheet" href={context.assets(name)} />
        ))}
        <style nonce={context.nonce}>{safeAccent}</style>
        {(['page.js', ...scripts] as const).map((name) => (
          <script type="module" src={context.assets(name)} nonce={context.nonce}></script>
        ))}
      </head>
      <body>
        <a class="skip" href="#content" safe>
          {t.skip}
        </a>
        <div class={width === 'wide' ? 'shell shell-wide' : 'shell'}>
          {tenant === undefined || brand === 'within' ? '' : <Brand context={{ ...context, tenant }} />}
          <main id="content" class={width === 'wide' ? 'wide' : 'card'} tabindex="-1">
            {props.children}
          </main>
          <LanguageSwitch context={context} />
        </div>
      </body>
    </html>
  );
}

function languageLink(context: PageContext, locale: Locale): string {
  const query = new URLSearchParams(context.query ?? '');
  query.set('lang', locale);
  return `?${query.toString()}`;
}

function LanguageSwitch({ context }: { context: PageContext }) {
  return (
    <footer class="foot">
      <nav aria-label={texts(context.locale).common.language}>
        <ul class="languages">
          {LOCALES.map((locale) => (
            <li>
              <a
                href={languageLink(context, locale)}
                lang={LANGUAGE_TAG[locale]}
                hreflang={LANGUAGE_TAG[locale]}
                aria-current={locale === context.locale ? 'true' : undefined}
                safe
              >
                {LANGUAGE_NAME[locale]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}

/** A whole document as text. Pages are synchronous; a promise here is a defect. */
export function toHtml(element: JSX.Element): string {
  if (typeof element !== 'string') throw new TypeError('A page must not wait for anything');
  return `<!doctype html>${element}`;
}
