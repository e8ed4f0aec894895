import { beginFigures } from './app/pages/overview/first-figures';
import { reloadOnce } from './app/upgrade/reload-once';
import { chooseLanguage, loadTexts } from './i18n/language';

beginFigures();
try {
  // Texts are looked up when a component's module is read, so they must be there before the first one.
  const language = chooseLanguage();
  await loadTexts(language);
  const { start } = await import('./app/start');
  await start(language);
} catch (error) {
  // Perhaps a new version came between the page and its parts.
  if (!reloadOnce(location.href)) throw error;
}
