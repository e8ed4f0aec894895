import { LOGIN_FAILURES, type LoginFailureCode } from './login-failure.js';
import { LoginDocument, type LoginPageProps } from './login-document.js';
import { LOGIN_TEXTS } from './login-texts.js';

/** The reason why the logon ends here, as a text and as a code. */
export function FailurePage({ language, code }: LoginPageProps & { readonly code: LoginFailureCode }) {
  const text: string = LOGIN_FAILURES[code][language];
  return (
    <LoginDocument language={language}>
      <h1 safe>{LOGIN_TEXTS[language].failed}</h1>
      <p class="hint" role="alert" safe>
        {text}
      </p>
      <code class="code">{code}</code>
    </LoginDocument>
  );
}
