/** The objective, row by row. */
import { firstOf, fixedRow, penalty, size, solved, stride, target, weight } from './state';

/** out[i] = Σ w (t − x·y)² over the observations of row from + i, accumulated in f64. */
export function rowErrors(from: i32, count: i32, out: usize): void {
  for (let i = 0; i < count; i++) {
    const row = from + i;
    const x = solved + <usize>row * stride;
    const end = firstOf(row + 1);
    let sum: f64 = 0;
    for (let position = firstOf(row); position < end; position++) {
      const y = fixedRow(position);
      let low = f64x2.splat(0);
      let high = low;
      for (let p: usize = 0; p < stride; p += 16) {
        const product = f32x4.mul(v128.load(x + p), v128.load(y + p));
        low = f64x2.add(low, f64x2.promote_low_f32x4(product));
        const upper = v128.shuffle<f32>(product, product, 2, 3, 2, 3);
        high = f64x2.add(high, f64x2.promote_low_f32x4(upper));
      }
      low = f64x2.add(low, high);
      const predicted = f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1);
      const error = <f64>load<f32>(target + ((<usize>position) << 2)) - predicted;
      sum += <f64>load<f32>(weight + ((<usize>position) << 2)) * error * error;
    }
    store<f64>(out + ((<usize>i) << 3), sum);
  }
}

/** out[i] = λ|x|² of row from + i. */
export function rowPenalties(from: i32, count: i32, out: usize): void {
  for (let i = 0; i < count; i++) {
    const row = from + i;
    const x = solved + <usize>row * stride;
    let sum: f64 = 0;
    for (let p = 0; p < size; p++) {
      const value = <f64>load<f32>(x + ((<usize>p) << 2));
      sum += value * value;
    }
    store<f64>(out + ((<usize>i) << 3), sum * <f64>load<f32>(penalty + ((<usize>row) << 2)));
  }
}
