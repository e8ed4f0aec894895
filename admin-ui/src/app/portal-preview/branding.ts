/** The appearance of the portal, as chosen, saved or not. */
export interface Branding {
  readonly name: string;
  /** `#rrggbb` */
  readonly accentColor: string;
  /** Data URI. */
  readonly logo: string | null;
  /** The organisation's own texts on the page, in the language of the preview. */
  readonly text: string;
}

export type Device = 'pc' | 'mobile';

export type Theme = 'light' | 'dark';
