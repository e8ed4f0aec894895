import { oneTimeLinkPage, type OneTimeLinkPageProps } from '#pages';
import { texts } from './texts/index.js';

/** The page that the operator's emergency link opens. */
export function breakGlassPage(props: Omit<OneTimeLinkPageProps, 'icon' | 'texts'>): string {
  const { context } = props;
  const { page } = texts(context.locale);
  return oneTimeLinkPage({ ...props, icon: 'key', texts: { ...page, text: page.text(context.tenant.name) } });
}
