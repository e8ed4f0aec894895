/** The values of placeholders in the words of a use. */
export interface Places {
  readonly folder: string;
  readonly receiver: string;
  readonly n?: number;
  /** Ids of a failed delivery and a failed email. */
  readonly delivery?: string;
  readonly mail?: string;
  /** Id of an application of the tenant. */
  readonly application?: string;
  /** Id of an API client of the tenant. */
  readonly client?: string;
  /** Id of a pair that the tenant compares. */
  readonly pair?: string;
}

/** An unknown id. */
const NOTHING = '01a22262-a6c6-76ee-9996-bc226faeb211';

/** The words of a command's use, as the shell passes them. */
export function filledWords(
  name: string,
  words: string,
  {
    folder,
    receiver,
    n = 0,
    delivery = '',
    mail = '',
    application = NOTHING,
    client = NOTHING,
    pair = NOTHING,
  }: Places,
): readonly string[] {
  const filled = words
    .replaceAll('{n}', String(n))
    .replaceAll('{folder}', folder)
    .replaceAll('{receiver}', receiver)
    .replaceAll('{delivery}', delivery)
    .replaceAll('{mail}', mail)
    .replaceAll('{application}', application)
    .replaceAll('{client}', client)
    .replaceAll('{pair}', pair);
  return [...name.split(' '), ...filled.split(' ').filter((word) => word !== '')];
}

/** The first id in what a command printed. */
export function idIn(text: string): string {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text)?.[0] ?? '';
}
