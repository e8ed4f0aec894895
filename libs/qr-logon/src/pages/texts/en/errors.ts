const scanAgain = 'Go back to your browser and scan the new code.';

export const errors = {
  pages: {
    'ticket.expired': {
      title: 'This code has expired',
      text: 'Codes are valid for a short time only. Nobody was logged on.',
      todo: scanAgain,
    },
    'ticket.unknown': {
      title: 'This code is not valid',
      text: 'It is unknown or has been used. Nobody was logged on.',
      todo: scanAgain,
    },
    'ticket.used': {
      title: 'Someone else has already used this code',
      text: 'It was cancelled for safety. Nobody was logged on.',
      todo: scanAgain,
    },
    'ticket.finished': {
      title: 'This logon is over',
      text: 'The code has already been used, declined or cancelled.',
      todo: scanAgain,
    },
    'ticket.number_wrong': {
      title: 'That was not the number',
      text: 'The logon was declined because the browser shows a different number.',
      todo: scanAgain,
    },
    'ticket.wrong_container': ({ app }: { readonly app?: string | undefined }) => ({
      title: 'Please scan again',
      text: 'You came back in a different app from the one you started in, so you cannot continue here.',
      todo: `Scan the code ${app === undefined ? '' : `with ${app} `}once more, and stay in the app.`,
    }),
    'ticket.limit': {
      title: 'Too many codes',
      text: 'Many codes were requested from here in a short time.',
      todo: 'Please wait a little and try again.',
    },
  },
};
