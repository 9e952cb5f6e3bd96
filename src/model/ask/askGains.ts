import { dot } from '../../engine/reference/dot';

/** What each film of the pool would teach, kept up to date as films are taken as answered. */
export class AskGains {
  /**
   * @param y factors, films × k
   * @param z rows z_j = C y_j
   * @param sz rows S z_j
   * @param sx S x
   * @param xsx xᵀS x
   */
  private constructor(
    private readonly y: Float64Array,
    private readonly z: Float64Array,
    private readonly sz: Float64Array,
    private readonly sx: Float64Array,
    private readonly xsx: number,
    private readonly k: number,
    private readonly noise: number,
  ) {}

  static of(
    y: Float64Array,
    covariance: Float64Array,
    wanted: Float64Array,
    x: Float64Array,
    k: number,
    noise: number,
  ): AskGains {
    const z = times(y, covariance, k);
    const sx = times(x, wanted, k);
    return new AskGains(y, z, times(z, wanted, k), sx, dot(sx, 0, x, 0, k), k, noise);
  }

  copy(): AskGains {
    const { y, z, sz, sx, xsx, k, noise } = this;
    return new AskGains(y, z.slice(), sz.slice(), sx, xsx, k, noise);
  }

  gain(place: number): number {
    const { k } = this;
    const at = place * k;
    const whole = dot(this.z, at, this.sz, at, k);
    const along = this.xsx > 0 ? dot(this.z, at, this.sx, 0, k) ** 2 / this.xsx : 0;
    return Math.max(0, whole - along) / (this.noise + dot(this.z, at, this.y, at, k));
  }

  /** z_i loses z_j (y_i·z_j) / (ρ + y_j·z_j), for every i. */
  answered(place: number): void {
    const { k, y, z, sz } = this;
    const own = z.slice(place * k, (place + 1) * k);
    const ownS = sz.slice(place * k, (place + 1) * k);
    const scale = 1 / (this.noise + dot(own, 0, y, place * k, k));
    for (let at = 0; at < z.length; at += k) {
      const share = scale * dot(y, at, own, 0, k);
      for (let f = 0; f < k; f++) {
        z[at + f] -= share * own[f];
        sz[at + f] -= share * ownS[f];
      }
    }
  }
}

/** Rows × symmetric matrix, row-major. */
function times(rows: Float64Array, matrix: Float64Array, k: number): Float64Array {
  const out = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += k)
    for (let a = 0; a < k; a++) out[at + a] = dot(matrix, a * k, rows, at, k);
  return out;
}
