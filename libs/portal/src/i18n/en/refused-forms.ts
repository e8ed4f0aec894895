/** Pages about a form that was refused, by the cause of the refusal. */
export const refusedForms = {
  'csrf.refused': {
    title: 'The page was open too long',
    text: 'For your safety the form was not accepted. Nothing was changed.',
    todo: 'Go back, load the page again, and send the form once more.',
  },
  'csrf.address': {
    title: 'This is not the portal’s own address',
    text: 'For your safety, forms are accepted at one address only. Nothing was changed.',
    todo: 'Open the right address and try again there. If a bookmark or a link led here, replace it.',
  },
  'csrf.cookies': {
    title: 'Your browser keeps no cookies here',
    text: 'Without them we cannot tell your browser from others. Nothing was changed.',
    todo: 'Allow cookies for this site, leave a private window if it blocks them, and try again.',
  },
  'csrf.logged_on': {
    title: 'You have logged on meanwhile',
    text: 'The page was from before you logged on in another tab or window. Nothing was changed.',
    todo: 'Go on in the portal. If you were at another page, load it again.',
  },
};
