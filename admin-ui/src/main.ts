import { prefetchOverview } from './app/pages/overview/prefetch-overview';
import { reloadOnce } from './app/upgrade/reload-once';
import { chooseLanguage, loadTexts } from './i18n/language';

prefetchOverview();
try {
  // Texts are looked up when a component's module is evaluated, so they must be loaded before the first one.
  const language = chooseLanguage();
  await loadTexts(language);
  const { start } = await import('./app/start');
  await start(language);
} catch (error) {
  // A new version may have been deployed between the page and its parts.
  if (!reloadOnce(location.href)) throw error;
}
