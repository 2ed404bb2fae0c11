/** The page's icons: strokes in the colour of the text, never the only carrier of a meaning. */

const PATHS = {
  app: 'M4 5h16v11H9l-5 4z',
  arrival: 'M21 8 5 13m0 0 5-5m-5 5 6 3',
  timer: 'M12 8v5l3 2M9 3h6M12 21a8 8 0 1 0 0-16 8 8 0 0 0 0 16z',
  owed: 'M4 12h14m0 0-5-5m5 5-5 5',
  check: 'M5 13l5 5 9-11',
  cross: 'M6 6l12 12M18 6 6 18',
  minus: 'M5 12h14',
  sun: 'M12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  sound: 'M4 9.5v5h4l5 4v-13l-5 4zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11',
  silent: 'M4 9.5v5h4l5 4v-13l-5 4zM16.5 9.5l5 5m0-5l-5 5',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3.5 4 3.5 14 0 18M12 3c-3.5 4-3.5 14 0 18',
  leave: 'M10 4H5v16h5m-1-8h11m0 0-4-4m4 4-4 4',
  friend:
    'M8 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6 9c0-4 2.5-6 6-6s6 2 6 6M16 4.5a3.5 3.5 0 0 1 0 6.5m2 3.5c2.5.8 4 2.6 4 5.5',
  quick: 'M13 2 5 13h6l-1 9 9-12h-6z',
  bot: 'M6 9h12v9H6zM12 9V5m0 0a1 1 0 1 0 0-2 1 1 0 0 0 0 2zM9.5 13v1m5-1v1M3 12v3m18-3v3',
  dice: 'M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM8.5 8.5h.01M15.5 8.5h.01M12 12h.01M8.5 15.5h.01M15.5 15.5h.01',
  up: 'M6 14l6-6 6 6',
  down: 'M6 10l6 6 6-6',
  grip: 'M5 9h14M5 15h14',
  table: 'M4 5h16v14H4zM4 9.5h16M4 14.2h16M9.5 9.5V19',
  board: 'M3 4h18v12H3zM12 16v4m-5 0h10M7 12v-2m5 2V8m5 4v-3',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  first: 'M18 6l-8 6 8 6M7 6v12',
  before: 'M15 6l-8 6 8 6',
  after: 'M9 6l8 6-8 6',
  last: 'M6 6l8 6-8 6M17 6v12',
  play: 'M8 5l11 7-11 7z',
  code: 'M5.5 6.5h13a2.5 2.5 0 0 1 2.5 2.5v6a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 3 15V9a2.5 2.5 0 0 1 2.5-2.5zM7.5 14.5h.01M12 14.5h.01M16.5 10v4.5',
  path: 'M4 5l16 4L4 14l16 5M4 5h.01M20 9h.01M4 14h.01',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
