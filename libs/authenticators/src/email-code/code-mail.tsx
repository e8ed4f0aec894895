import { deviceNames } from '#http';
import type { MailTexts } from './mail-texts.js';

/** Groups the digits for reading: `123456` → `123 456`. */
function spaced(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** The mail as plain text. */
export function plainMail(texts: MailTexts, code: string): string {
  const { greeting, purpose, validity, origin, warning } = texts;
  return [greeting, purpose, `    ${code}`, validity, origin, warning].join('\n\n') + '\n';
}

/** The mail as a small page. Mail programs support only inline styles. */
export function htmlMail(language: 'en' | 'zh', texts: MailTexts, code: string): string {
  const page = (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <body style="margin:0;padding:24px;font:16px/1.5 system-ui,'PingFang SC','Microsoft YaHei',sans-serif;color:#1c1f23">
        <div style="max-width:480px;margin:0 auto">
          <p safe>{texts.greeting}</p>
          <p safe>{texts.purpose}</p>
          <p style="font-size:32px;font-weight:600;letter-spacing:4px;margin:24px 0" safe>
            {spaced(code)}
          </p>
          <p safe>{texts.validity}</p>
          <p style="color:#5c6370;font-size:14px" safe>
            {texts.origin}
          </p>
          <p style="color:#5c6370;font-size:14px" safe>
            {texts.warning}
          </p>
        </div>
      </body>
    </html>
  );
  if (typeof page !== 'string') throw new TypeError('A mail must not wait for anything');
  return `<!doctype html>${page}`;
}

/** Names a browser and its system for people, such as `Chrome, Windows`, as its user agent claims. */
export function browserName(userAgent: string, unknown: string): string {
  const { browser, os } = deviceNames(userAgent);
  const names = [browser, os].filter((name) => name !== undefined);
  return names.length === 0 ? unknown : names.join(', ');
}
