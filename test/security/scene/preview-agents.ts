/** User agents of programs that open addresses by themselves, for previews, caches or malware scans. */
export const PREVIEW_AGENTS = [
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'TelegramBot (like TwitterBot)',
  'WhatsApp/2.23.20.0',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'DingTalkBot-LinkService/1.0 (+https://open.dingtalk.com)',
  'SkypeUriPreview Preview/0.5',
  'curl/8.5.0',
  '',
] as const;
