/** Chinese has one form for every count. */
export type InChinese<English> = Readonly<Record<Exclude<keyof English, `${string}_one`>, string>>;
