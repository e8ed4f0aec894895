import type { PropsWithChildren } from '@kitajs/html';

interface PanelProps {
  /** Of the heading; unique on its page. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The text shown when the list has no rows. */
  readonly empty: string;
  readonly rows: readonly JSX.Element[];
}

/** A part of a page with a list: its title, its purpose, and its rows. */
export function Panel({ id, title, text, empty, rows, children }: PropsWithChildren<PanelProps>) {
  const safeRows = [...rows];
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id} safe>
        {title}
      </h2>
      {rows.length === 0 ? (
        <p class="empty" safe>
          {empty}
        </p>
      ) : (
        <>
          <p class="hint" safe>
            {text}
          </p>
          <ul class="rows">{safeRows}</ul>
        </>
      )}
      {children}
    </section>
  );
}
