const PATHS = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  renew: 'M19 12a7 7 0 1 1-2.1-5M19 4v4h-4',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  alert: 'M12 4l9 15.5H3L12 4zM12 10.5v4M12 17h.01',
  people:
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19c.6-3 2.7-4.5 5.5-4.5s4.9 1.5 5.5 4.5M16 11.5a2.5 2.5 0 1 0-1-4.8M17 14.7c2 .3 3.2 1.7 3.7 4',
  phone:
    'M8 3.5h8a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 19V5A1.5 1.5 0 0 1 8 3.5zM11 17.5h2',
  scan: 'M4 8.5V6a2 2 0 0 1 2-2h2.5M15.5 4H18a2 2 0 0 1 2 2v2.5M20 15.5V18a2 2 0 0 1-2 2h-2.5M8.5 20H6a2 2 0 0 1-2-2v-2.5M7 12h10',
  key: 'M8.5 11.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11.5 12.5L19 5M15.5 8.5l2.5 2.5M18 6l2 2',
  mail: 'M4 6.5h16v11H4zM4 7l8 6 8-6',
  arrow: 'M9.5 6.5l5.5 5.5-5.5 5.5',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 8h.01',
  off: 'M12 4v8M7 7a7 7 0 1 0 10 0',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  lock: 'M7 10.5h10a1.5 1.5 0 0 1 1.5 1.5v6.5A1.5 1.5 0 0 1 17 20H7a1.5 1.5 0 0 1-1.5-1.5V12A1.5 1.5 0 0 1 7 10.5zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5',
  shield: 'M12 3.5l7 2.5v5.5c0 4.3-2.9 7.4-7 9-4.1-1.6-7-4.7-7-9V6l7-2.5z',
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative line icon, 24 units square, in the colour of the text around it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark of an app, in its own colour. */
export interface Logo {
  /** One filled SVG path. */
  readonly path: string;
  /** Side of the square that the path is drawn in. */
  readonly size: number;
  /** `#rrggbb` */
  readonly colour: string;
}

/** An icon: a line icon, or the mark of an app. */
export type Sign = IconName | Logo;

/** Decorative: the text beside it says the same. */
export function SignOf({ sign }: { sign: Sign }) {
  if (typeof sign === 'string') return <Icon name={sign} />;
  return (
    <svg
      class="icon logo-mark"
      viewBox={`0 0 ${sign.size} ${sign.size}`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={sign.path} fill={sign.colour} />
    </svg>
  );
}
