/** What the clocks of a zone show, found by trying: for zones that set their clocks forward and back. */
export function wallClockOf(zone: string) {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const minuteAt = (instant: Date) => {
    const shown = format.format(instant).replace(' ', 'T');
    return Date.parse(`${shown}Z`) / 60_000 + (instant.getTime() % 60_000) / 60_000;
  };
  /** One hour or two before UTC, never anything else. */
  const instantAt = (minute: number) => {
    const tried = [-60, -120].map((offset) => new Date((minute + offset) * 60_000));
    const found = tried.find((instant) => minuteAt(instant) === minute);
    if (!found) throw new Error(`${zone} never shows minute ${minute}`);
    return found;
  };
  return { minuteAt, instantAt };
}
