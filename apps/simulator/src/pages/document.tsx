import type { Children } from '@kitajs/html';
import type { Language } from './language.js';

export interface DocumentProps {
  readonly title: string;
  readonly language: Language;
  /** Name of a file below `/assets/`, without `.css`. */
  readonly style: string;
  /** Names of files below `/assets/`, without `.js`. */
  readonly scripts?: readonly string[];
  readonly bodyClass: string;
  readonly children: Children;
}

/** The frame of every page of the simulator. */
export function Document({ title, language, style, scripts = [], bodyClass, children }: DocumentProps) {
  return (
    <>
      {'<!doctype html>'}
      <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title safe>{title}</title>
          <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href={`/assets/${style}.css`} />
          {scripts.map((name) => (
            <script type="module" src={`/assets/${name}.js`} />
          ))}
        </head>
        <body class={bodyClass}>{children}</body>
      </html>
    </>
  );
}
