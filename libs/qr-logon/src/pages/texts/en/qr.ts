/** `app`: the name of the app that people scan with. */
export const qr = (app: string) => ({
  alt: `QR code for the ${app} app`,
  noscript: 'The QR code needs JavaScript. Switch it on in your browser, or use another logon method.',
  /** Shown if there is a phone to try codes with. */
  trialPhone: 'Scan with the simulator',
  loading: { title: 'Preparing your code', text: 'One moment…' },
  created: {
    title: `Scan with ${app}`,
    text: `Open ${app} on your phone, tap Scan, and point it at the code.`,
  },
  scanned: {
    title: 'Confirm on your phone',
    text: 'Your phone shows this number, or asks for it. If not, decline.',
    hello: 'Scanned by',
    number: 'Your number',
  },
  confirmed: { title: 'Confirmed', text: 'You are on your way…' },
  denied: {
    title: 'Declined on the phone',
    text: 'Nobody was logged on. Start again, or choose another method.',
    action: 'Start again',
  },
  /** Captions for what happened on the phone. */
  phone: {
    wrong_number: {
      title: 'That was not the number',
      text: 'The phone chose another number, so the logon was stopped.',
    },
    other_app: {
      title: `Please scan with ${app}`,
      text: `The code was opened in another app. Scan it once more, with ${app}.`,
    },
    unrecognised: {
      title: 'Your phone was not recognised',
      text: `${app} did not say who you are. Scan again, or follow what your phone says.`,
    },
    declined: {
      title: `Permission declined in ${app}`,
      text: 'Its page was closed or declined. Scan once more and agree there.',
    },
    outsider: {
      title: 'Not a member here',
      text: `Switch to the right account in ${app}, or contact the administrator.`,
    },
    slow: {
      title: `${app} is taking too long`,
      text: 'Please scan once more, or use another logon method.',
    },
    away: {
      title: `${app} is not responding`,
      text: 'Scan again in a minute, or use another logon method.',
    },
    refused: {
      title: `${app} refused the request`,
      text: 'Tell your administrator. Until then, use another logon method.',
    },
  },
  expired: {
    title: 'This code has expired',
    text: 'Codes are valid for a short time only, for your safety.',
    action: 'Show a new code',
  },
  conflict: {
    title: 'Someone else scanned this code',
    text: 'Nobody was logged on. Start again with a new code.',
    action: 'Start again',
  },
  cancelled: {
    title: 'This logon was cancelled',
    text: 'The code was replaced or switched off. Try again, or use another method.',
    action: 'Start again',
  },
  /** Around the seconds until the page tries again by itself. */
  again: { before: 'Trying again in', after: 's' },
  limit: {
    title: 'Many people are logging on',
    text: 'Your network has many codes open. Yours will appear here by itself.',
    action: 'Try now',
  },
  busy: {
    title: 'One moment, please',
    text: 'The service is busy. Your code will appear here by itself.',
    action: 'Try now',
  },
  offline: {
    title: 'No connection',
    text: 'Your code appears once the portal can be reached again.',
    action: 'Try now',
  },
  disabled: {
    title: 'QR code logon is switched off',
    text: 'Use another logon method, or contact the administrator.',
  },
  wrong_address: {
    title: 'Wrong address',
    text: 'For your safety, codes are shown at the portal’s own address only.',
    link: 'Open the right address',
  },
  no_cookies: {
    title: 'Your browser blocks cookies',
    text: 'Allow cookies for this site, or leave the private window.',
    link: 'Try again',
  },
  stale: {
    title: 'This page is out of date',
    text: 'It was open too long, or the browser discarded it.',
    link: 'Reload',
  },
  logged_on: {
    title: 'You have already logged on',
    text: 'You logged on in another tab or window.',
    link: 'Go to the portal',
  },
  failed: {
    title: 'That did not work',
    text: 'Please try again, or use another logon method.',
    action: 'Try again',
  },
  sameDevice: {
    title: `Log on with ${app}`,
    text: `A phone cannot scan its own screen. Open ${app}, or continue with its web page if the app is not installed.`,
    here: `${app} on this device`,
    open: `Open in ${app}`,
    oauth: `Continue with ${app}`,
    code: 'Show the code for another phone',
  },
});
