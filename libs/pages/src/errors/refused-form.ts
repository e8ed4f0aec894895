import type { FastifyRequest } from 'fastify';
import type { Problem } from '#http';
import type { Locale } from '../i18n/locale.js';
import { tenantPaths } from '../paths.js';
import { texts } from '../texts/index.js';
import type { ErrorPageProps } from './error-page.js';
import { pageBefore } from './page-before.js';

/** The text and the link of a page for a refused form; both depend on the cause. */
export function refusedForm(
  request: FastifyRequest,
  problem: Problem,
  locale: Locale,
  origin: string,
): Pick<ErrorPageProps, 'code' | 'action'> {
  const t = texts(locale).common;
  // The tenant has not been looked up yet when a form is refused; a link needs only its slug.
  const { slug } = request.params as { readonly slug?: unknown };
  const paths = typeof slug === 'string' ? tenantPaths(slug) : undefined;
  const logon = paths && `${paths.logon}${queryOf(request, paths.logon)}`;
  const to = (href: string | undefined, label: string) =>
    href === undefined ? {} : { action: { href, label } };
  switch (problem['cause']) {
    case 'address':
      return {
        code: 'csrf.address',
        ...to(logon && `${String(problem['publicUrl'])}${logon}`, t.rightAddress),
      };
    case 'cookies':
      return { code: 'csrf.cookies', ...to(logon, t.tryAgain) };
    case 'logged_on':
      return { code: 'csrf.logged_on', ...to(paths?.home, t.toHome) };
    default: {
      const before = paths && pageBefore(request, origin, paths.base);
      const again = before === undefined ? to(paths?.home, t.toHome) : to(before, t.tryAgain);
      return { code: problem.code, ...again };
    }
  }
}

/** The query of the logon page that contained the form: the method, and the return address. */
function queryOf({ headers: { referer } }: FastifyRequest, logon: string): string {
  if (referer === undefined || !URL.canParse(referer)) return '';
  const { pathname, search } = new URL(referer);
  return pathname === logon ? search : '';
}
