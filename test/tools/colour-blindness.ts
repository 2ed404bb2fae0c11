/**
 * How far apart two colours are for people with the three common kinds of colour blindness. Simulated at full severity after
 * Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), doi
 * 10.1109/TVCG.2009.113, in linear sRGB; measured as CIEDE2000 after Sharma, Wu and Dalal (2005), doi 10.1002/col.20070.
 */

type Triple = readonly [number, number, number];

const SEEN_AS = {
  everybody: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const satisfies Readonly<Record<string, readonly number[]>>;
export type Eyes = keyof typeof SEEN_AS;
export const EYES = ['everybody', 'protan', 'deutan', 'tritan'] as const satisfies readonly Eyes[];

/** @param hex `#rgb` or `#rrggbb`. @returns linear sRGB, 0..1 */
function linear(hex: string): Triple {
  const full = hex.length === 4 ? hex.replace(/[\da-f]/gi, '$&$&') : hex;
  const part = (at: number) => {
    const value = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function times(matrix: readonly number[], [x, y, z]: Triple): Triple {
  const row = (at: number) => (matrix[at] ?? 0) * x + (matrix[at + 1] ?? 0) * y + (matrix[at + 2] ?? 0) * z;
  return [row(0), row(3), row(6)];
}

const clipped = ([r, g, b]: Triple): Triple => [clip(r), clip(g), clip(b)];
const clip = (value: number) => Math.min(1, Math.max(0, value));

/** Linear sRGB to XYZ relative to its white, D65. */
const TO_XYZ = [
  ...[0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
  ...[0.2126729, 0.7151522, 0.072175],
  ...[0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
];

/** @returns CIELAB */
function labOf(rgb: Triple): Triple {
  const [x, y, z] = times(TO_XYZ, rgb).map((value) =>
    value > 216 / 24_389 ? Math.cbrt(value) : (value * 24_389) / 27 / 116 + 16 / 116,
  ) as unknown as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const rad = (degrees: number) => (degrees * Math.PI) / 180;
const hueOf = (a: number, b: number) => (a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360);

/** CIEDE2000 of two colours in CIELAB. */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const mean7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const grey = 1.5 - 0.5 * Math.sqrt(mean7 / (mean7 + 25 ** 7));
  const [c1, c2] = [Math.hypot(grey * a1, b1), Math.hypot(grey * a2, b2)];
  const [h1, h2] = [hueOf(grey * a1, b1), hueOf(grey * a2, b2)];
  const coloured = c1 * c2 !== 0;
  const turn = h2 - h1;
  const dh = coloured ? turn - (Math.abs(turn) > 180 ? 360 * Math.sign(turn) : 0) : 0;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin(rad(dh / 2));
  const wraps = Math.abs(turn) > 180;
  const hMean = coloured ? (wraps ? (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2 : (h1 + h2) / 2) : h1 + h2;
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const t =
    1 -
    0.17 * Math.cos(rad(hMean - 30)) +
    0.24 * Math.cos(rad(2 * hMean)) +
    0.32 * Math.cos(rad(3 * hMean + 6)) -
    0.2 * Math.cos(rad(4 * hMean - 63));
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const [sc, sh] = [1 + 0.045 * c, 1 + 0.015 * c * t];
  const c7 = c ** 7;
  const twist = -Math.sin(rad(60 * Math.exp(-(((hMean - 275) / 25) ** 2)))) * 2 * Math.sqrt(c7 / (c7 + 25 ** 7));
  const [dl, dc, dhh] = [(l2 - l1) / sl, (c2 - c1) / sc, dH / sh];
  return Math.sqrt(dl ** 2 + dc ** 2 + dhh ** 2 + twist * dc * dhh);
}

/** How far apart two colours (`#rrggbb`) are to these eyes, CIEDE2000: 2.3 can just be told apart side by side. */
export function distance(one: string, other: string, eyes: Eyes): number {
  const seen = (hex: string) => labOf(clipped(times(SEEN_AS[eyes], linear(hex))));
  return ciede2000(seen(one), seen(other));
}
