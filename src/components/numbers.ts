const counts = new Intl.NumberFormat('en');
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIX: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** "9,742" */
export function count(value: number): string {
  return counts.format(value);
}

/** "1 film", "9,742 films" */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** "12th" */
export function ordinal(value: number): string {
  return `${count(value)}${SUFFIX[ordinals.select(value)] ?? 'th'}`;
}

/** A signed share as a percentage, "+34 %" or "−8 %", with a decimal where it is small. */
export function signedPercent(share: number): string {
  const size = Math.abs(share) * 100;
  const digits = size >= 9.95 ? String(Math.round(size)) : size.toFixed(1).replace(/\.0$/, '');
  if (digits === '0') return '0 %';
  return `${share < 0 ? '−' : '+'}${digits} %`;
}

/** "1.3 MB" */
export function bytes(value: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const step = value < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** step;
  return `${step > 0 && scaled < 10 ? scaled.toFixed(1) : counts.format(Math.round(scaled))} ${units[step] ?? ''}`;
}

/** "0.4 s", "2 min 5 s" */
export function seconds(value: number): string {
  if (value < 9.95) return `${value.toFixed(1)} s`;
  const whole = Math.round(value);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
