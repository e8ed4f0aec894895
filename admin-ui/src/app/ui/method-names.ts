const NAMES: Readonly<Record<string, string>> = {
  password: $localize`:@@method.password:Password`,
  'email-code': $localize`:@@method.emailCode:E-mail code`,
  'dingtalk-qr': $localize`:@@method.dingtalkQr:DingTalk QR code`,
  'attach-link': $localize`:@@method.attachLink:One-time attach link`,
  'break-glass': $localize`:@@method.breakGlass:Emergency access`,
};

/** What a way to log on is called where only its key is known. */
export function methodName(key: string): string {
  return NAMES[key] ?? key;
}
