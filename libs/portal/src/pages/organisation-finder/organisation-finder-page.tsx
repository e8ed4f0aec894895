import { Document, Field, Refusal, toHtml, type PageContext } from '#pages';
import { texts } from '../texts/index.js';

interface EntrancePageProps {
  readonly context: PageContext;
  /** The input, if no organisation has this name. */
  readonly unknown: string | undefined;
}

/** Asks which organisation a person belongs to. */
export function entrancePage({ context, unknown }: EntrancePageProps): string {
  const t = texts(context.locale).entrance;
  return toHtml(
    <Document context={context} title={t.title}>
      <h1 safe>{t.title}</h1>
      <p class="subtitle" safe>
        {t.text}
      </p>
      <form method="get" action="/" class="form">
        {unknown === undefined ? '' : <Refusal text={t.unknown(unknown)} />}
        <Field
          name="organisation"
          label={t.label}
          value={unknown}
          autocomplete="organization"
          autofocus
          wrong={unknown === undefined ? undefined : 'error'}
        />
        <button class="button primary" safe>
          {t.submit}
        </button>
      </form>
    </Document>,
  );
}
