import { count } from './words';

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIX: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** "12th" */
export function ordinal(value: number): string {
  return `${count(value)}${SUFFIX[ordinals.select(value)] ?? 'th'}`;
}

/** A signed share as a percentage, "+34 %" or "−8.1 %", with a decimal where it is small. */
export function signedPercent(share: number): string {
  const size = Math.abs(share) * 100;
  const digits = size >= 9.95 ? count(Math.round(size)) : size.toFixed(1).replace(/\.0$/, '');
  if (digits === '0') return '0 %';
  return `${share < 0 ? '−' : '+'}${digits} %`;
}

/** "< 0.1 s", "0.4 s", "2 min 5 s"; a unit never stands alone on the next line. */
export function seconds(value: number): string {
  if (value < 0.05) return '< 0.1\u00a0s';
  if (value < 9.95) return `${value.toFixed(1)}\u00a0s`;
  const whole = Math.round(value);
  return whole < 60 ? `${whole}\u00a0s` : `${Math.floor(whole / 60)}\u00a0min ${whole % 60}\u00a0s`;
}
