/** Spanish has the same two forms as English for every count that the game reaches; from a million on `_other` stands in. */
export type InSpanish<English> = Readonly<Record<keyof English, string>>;
