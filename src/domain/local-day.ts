/** A local calendar day as `YYYY-MM-DD`; days compare as text. */
export type LocalDay = string;

/** Minutes since local midnight, 0 to 1440. */
export type MinuteOfDay = number;
