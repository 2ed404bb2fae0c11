/** The figure's colours, read from the page's custom properties, so that the style sheet stays their only source. */

const FALLBACKS = {
  ink: '#e9eef9',
  paper: '#0d1322',
  panel: '#131b2e',
  line: '#2b3a5c',
  mine: '#ffb454',
  peer: '#5cc8ff',
  fin: '#ff8ade',
  ack: '#7ee2a8',
  'time-wait': '#c59bff',
  wrong: '#ff7a85',
  muted: '#93a1bf',
} as const;
type Name = keyof typeof FALLBACKS;

/** Colours as 0xRRGGBB. */
export type Palette = Readonly<Record<Name, number>>;

/** The colours in effect inside `element`. */
export function readPalette(element: HTMLElement): Palette {
  const probe = element.appendChild(document.createElement('i'));
  // With forced system colours every text has the same one; the properties distinguish them.
  probe.style.setProperty('forced-color-adjust', 'none');
  const names = Object.keys(FALLBACKS) as Name[];
  const read = (name: Name) => {
    probe.style.color = `var(--${name}, ${FALLBACKS[name]})`;
    return toNumber(getComputedStyle(probe).color);
  };
  const palette = Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, number>;
  probe.remove();
  return palette;
}

/** A mix of two colours; 0 is the first. */
export function mixed(a: number, b: number, share: number): number {
  const channel = (shift: number) => {
    const from = (a >> shift) & 255;
    return Math.round(from + (((b >> shift) & 255) - from) * share) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}

/** Any CSS colour, by letting the browser paint one pixel of it. */
function toNumber(css: string): number {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (context === null) return 0x808080;
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return (red << 16) | (green << 8) | blue;
}
