import { maskName } from '#kernel';

interface EventSubject {
  readonly outcome: 'success';
  readonly accountId: string;
  readonly targets: { readonly kind: 'account'; readonly id: string; readonly label: string }[];
}

/** The account that an event is about; its name is masked. */
export function aboutAccount(account: { readonly id: string; readonly username: string }): EventSubject {
  return {
    outcome: 'success',
    accountId: account.id,
    targets: [{ kind: 'account', id: account.id, label: maskName(account.username) }],
  };
}
