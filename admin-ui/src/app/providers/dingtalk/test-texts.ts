/** Why a test ended, or why the phone cannot continue, by the API's names. */
const TEXTS: Readonly<Record<string, string>> = {
  expired: $localize`:@@dingtalk.test.expired:The code has expired. Show a new one and scan it.`,
  denied: $localize`:@@dingtalk.test.denied:Declined on the phone. The code reached it, so scanning works; show a new one to test the rest.`,
  wrong_number: $localize`:@@dingtalk.test.wrongNumber:The wrong number was selected on the phone. Show a new code and select the number shown here.`,
  cancelled: $localize`:@@dingtalk.test.cancelled:The code was cancelled: another page of this browser shows a newer one, or the switch was turned off.`,
  conflict: $localize`:@@dingtalk.test.conflict:Two people scanned the same code, so it was cancelled. Show a new one.`,
  away: $localize`:@@dingtalk.test.away:The phone scanned, but DingTalk cannot be reached from this server. Check the network, then scan again.`,
  slow: $localize`:@@dingtalk.test.slow:The phone scanned, but DingTalk did not answer in time. Scan again.`,
  refused: $localize`:@@dingtalk.test.refused:The phone scanned, but DingTalk refused to say who it is. Close this and check the connection: the item that fails says what to fix.`,
  outsider: $localize`:@@dingtalk.test.outsider:The person who scanned is not a member of the connected organisation. Switch the organisation in DingTalk, or compare the CorpId.`,
  declined: $localize`:@@dingtalk.test.declinedAccess:DingTalk asked on the phone whether this portal may see who it is, and the answer was no. Scan again and agree.`,
  unrecognised: $localize`:@@dingtalk.test.unrecognised:DingTalk did not say who scanned. Scan again; if this happens again, check the addresses entered in DingTalk’s console.`,
  other_app: $localize`:@@dingtalk.test.otherApp:The code was scanned with another app. Use the scanner inside DingTalk.`,
};

/** In plain words, with what to do; undefined while there is no obstacle. */
export function hindranceText(news: {
  readonly state: string;
  readonly trouble?: string;
  readonly reason?: string;
}): string | undefined {
  return TEXTS[news.reason ?? ''] ?? TEXTS[news.state] ?? TEXTS[news.trouble ?? ''];
}
