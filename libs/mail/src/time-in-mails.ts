/** Date and time for mails, in UTC, which the text around it must name: `28 Nov 2026, 14:05`. */
export function timeInMails(language: 'en-GB' | 'zh-CN', at: Date): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(at);
}
