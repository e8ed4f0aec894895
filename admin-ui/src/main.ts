import { chooseLanguage, loadTexts } from './i18n/language';

// Texts are looked up when a component's module is read, so they must be there before the first one.
const language = chooseLanguage();
await loadTexts(language);
const { start } = await import('./app/start');
await start(language);
