/** How well one question did its work, from who had it right and how they did in the other questions. Pure. */

/** One student's answer to a question. */
export interface ItemAnswer {
  readonly right: boolean;
  /** The share of right answers among the other questions asked together with this one, 0..1; null: there were none. */
  readonly rest: number | null;
}

/** From this many students on, figures that compare them are given at all. */
export const ITEM_STUDENTS_MIN = 20;

/** How a question separates students who know more from those who know less. */
export interface Discrimination {
  /** Correlation of having it right with the share of right answers in the other questions (corrected point-biserial). */
  readonly correlation: number;
  /** 95 %, by Fisher's transformation. */
  readonly interval: readonly [number, number];
  /** The share of right answers among the strongest and the weakest 27 % by the other questions. */
  readonly upper: number;
  readonly lower: number;
}

/** Kelley 1939: groups of this size separate best. */
const GROUP = 0.27;
/** 97.5 % of a normal distribution. */
const NORMAL_UPPER = 1.96;

interface Point {
  readonly right: number;
  readonly rest: number;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Pearson's correlation of 0 or 1 with a number, which is the point-biserial one; null: all are alike in one of the two. */
function correlationOf(points: readonly Point[]): number | null {
  const [x, y] = [mean(points.map(({ right }) => right)), mean(points.map(({ rest }) => rest))];
  const sum = (of: (point: Point) => number) => points.reduce((total, point) => total + of(point), 0);
  const both = sum(({ right, rest }) => (right - x) * (rest - y));
  const spread = Math.sqrt(sum(({ right }) => (right - x) ** 2) * sum(({ rest }) => (rest - y) ** 2));
  // Equal shares may differ in their last bit.
  return spread < 1e-9 ? null : both / spread;
}

/** The share of right answers among the first `size` of these; those who tie for the last places count in part. */
function shareOfFirst(points: readonly Point[], size: number): number {
  const last = points[size - 1]?.rest ?? 0;
  const within = points.slice(0, size).filter(({ rest }) => rest !== last);
  const tied = points.filter(({ rest }) => rest === last);
  const rightIn = (some: readonly Point[]) => some.reduce((sum, { right }) => sum + right, 0);
  const weight = (size - within.length) / tied.length;
  return (rightIn(within) + weight * rightIn(tied)) / size;
}

function fisher(correlation: number, students: number): readonly [number, number] {
  // A correlation of exactly 1 has no transformation.
  const z = Math.atanh(Math.max(-0.999_999, Math.min(0.999_999, correlation)));
  const half = NORMAL_UPPER / Math.sqrt(students - 3);
  return [Math.tanh(z - half), Math.tanh(z + half)];
}

/**
 * How a question separates; null: too few students, no other questions, or everybody alike in one of the two.
 * @param least the fewest students of whom this is said; at least 4
 */
export function discriminationOf(answers: readonly ItemAnswer[], least = ITEM_STUDENTS_MIN): Discrimination | null {
  const points = answers.flatMap(({ right, rest }) => (rest === null ? [] : [{ right: right ? 1 : 0, rest }]));
  if (points.length < Math.max(4, least)) return null;
  const correlation = correlationOf(points);
  if (correlation === null) return null;
  const size = Math.max(1, Math.round(GROUP * points.length));
  const falling = points.toSorted((a, b) => b.rest - a.rest);
  return {
    correlation,
    interval: fisher(correlation, points.length),
    upper: shareOfFirst(falling, size),
    lower: shareOfFirst(falling.toReversed(), size),
  };
}

/**
 * What about a question deserves a look: `negative`: those who know more have it wrong more often. `weak`: it hardly
 * separates. `easy`, `hard`: nearly everybody has it right, or few have. `unused`: nobody has taken one of its wrong options.
 */
export const ITEM_FLAGS = ['negative', 'weak', 'easy', 'hard', 'unused'] as const;
export type ItemFlag = (typeof ITEM_FLAGS)[number];

/** Usual bounds of classical test theory (Ebel and Frisbie 1991). */
const WEAK_BELOW = 0.2;
const EASY_ABOVE = 0.9;
const HARD_BELOW = 0.3;

/** What is to be flagged; nothing below ITEM_STUDENTS_MIN students. */
export function flagsOf({
  students,
  share,
  discrimination,
  unused,
}: {
  readonly students: number;
  /** Of right answers. */
  readonly share: number;
  readonly discrimination: Discrimination | null;
  /** Whether a wrong option was taken by nobody. */
  readonly unused: boolean;
}): readonly ItemFlag[] {
  if (students < ITEM_STUDENTS_MIN) return [];
  const { correlation } = discrimination ?? { correlation: null };
  const holds: Readonly<Record<ItemFlag, boolean>> = {
    negative: correlation !== null && correlation < 0,
    // Where nearly all are alike no question can separate, and the other two flags say so.
    weak:
      correlation !== null &&
      correlation >= 0 &&
      correlation < WEAK_BELOW &&
      share >= HARD_BELOW &&
      share <= EASY_ABOVE,
    easy: share > EASY_ABOVE,
    hard: share < HARD_BELOW,
    unused,
  };
  return ITEM_FLAGS.filter((flag) => holds[flag]);
}
