import type { Children } from '@kitajs/html';
import { Document } from '../pages/document.js';
import type { Language } from '../pages/language.js';
import { LOGIN_TEXTS } from './login-texts.js';

export interface LoginPageProps {
  readonly language: Language;
}

/** The frame of every page of DingTalk's logon. */
export function LoginDocument(
  props: LoginPageProps & { readonly scripts?: readonly string[]; readonly children: Children },
) {
  const texts = LOGIN_TEXTS[props.language];
  return (
    <Document
      title={texts.title}
      language={props.language}
      style="login"
      scripts={props.scripts ?? []}
      bodyClass="login"
    >
      <main class="card">
        <header class="brand">
          <img src="/assets/icon.svg" alt="" width="28" height="28" />
          <span safe>{texts.title}</span>
        </header>
        {props.children}
      </main>
      <footer class="note" safe>
        {texts.simulated}
      </footer>
    </Document>
  );
}
