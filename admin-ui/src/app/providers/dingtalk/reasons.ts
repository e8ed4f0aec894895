/** Texts for why DingTalk did not identify a person, by the reasons of its client (`DingTalkError`). */
export const reasons: Readonly<Record<string, string>> = {
  code_unusable: $localize`:@@reason.codeUnusable:DingTalk’s logon code had been used or was too old.`,
  credentials: $localize`:@@reason.appCredentials:DingTalk does not accept the app’s client id and secret.`,
  not_member: $localize`:@@reason.notMember:The person is not a member of the organisation at DingTalk.`,
  permission_missing: $localize`:@@reason.appPermission:The DingTalk app lacks a permission.`,
  ip_not_allowed: $localize`:@@reason.appAddress:The server’s address is not on the DingTalk app’s list.`,
  app_not_enabled: $localize`:@@reason.appNotEnabled:The DingTalk app is not published in the organisation.`,
  rate_limited: $localize`:@@reason.rateLimited:DingTalk limits the number of requests.`,
  quota: $localize`:@@reason.quota:The organisation’s monthly quota at DingTalk is used up.`,
  token_invalid: $localize`:@@reason.tokenInvalid:DingTalk refused its own token.`,
  unexpected_answer: $localize`:@@reason.unexpectedAnswer:DingTalk gave an answer that it does not document.`,
  refused: $localize`:@@reason.appRefused:DingTalk refused the request.`,
};
