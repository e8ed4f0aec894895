export const entrance = {
  title: 'Which organisation?',
  text: 'Every organisation has a portal of its own.',
  label: 'Short name of your organisation',
  unknown: (typed: string) =>
    `There is no organisation “${typed}” here. Ask your administrator for its short name.`,
  submit: 'Continue',
};
