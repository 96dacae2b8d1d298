// How many are drawn from each stratum: in proportion to size times weight, by largest remainder.

export interface Share {
  readonly stratum: string;
  /** How many there are. */
  readonly size: number;
  readonly weight: number;
}

/**
 * Whole numbers that add up to `total` (or to everything there is), none above its stratum's size, and at least one for
 * each stratum where `total` reaches that far. Ties go to the stratum that comes first by name. Source: Hamilton's method.
 */
export function allocate(total: number, strata: readonly Share[]): ReadonlyMap<string, number> {
  const given = new Map(strata.map(({ stratum }) => [stratum, 0]));
  const inOrder = strata.toSorted((a, b) => (a.stratum < b.stratum ? -1 : 1)).filter(({ size }) => size > 0);
  let left = Math.min(total, inOrder.reduce((sum, { size }) => sum + size, 0)); // prettier-ignore
  if (left >= inOrder.length)
    for (const { stratum } of inOrder) {
      given.set(stratum, 1);
      left--;
    }
  // Strata that are full drop out and the rest is shared again, until nothing is left.
  while (left > 0) {
    const open = inOrder.filter(({ stratum, size }) => (given.get(stratum) ?? 0) < size);
    const mass = open.reduce((sum, { size, weight }) => sum + size * weight, 0);
    // The aim counts what was given already, so that the first one each does not favour the small.
    const aimed = left + open.reduce((sum, { stratum }) => sum + (given.get(stratum) ?? 0), 0);
    const wants = open.map(({ stratum, size, weight }) => {
      const has = given.get(stratum) ?? 0;
      const exact = Math.min(size, (aimed * size * weight) / mass) - has;
      return { stratum, whole: Math.max(0, Math.floor(exact + 1e-9)), rest: exact - Math.floor(exact + 1e-9) };
    });
    const whole = wants.reduce((sum, one) => sum + one.whole, 0);
    if (whole > 0 && whole <= left) {
      for (const one of wants) given.set(one.stratum, (given.get(one.stratum) ?? 0) + one.whole);
      left -= whole;
      continue;
    }
    for (const { stratum } of wants.toSorted((a, b) => b.rest - a.rest).slice(0, left)) {
      given.set(stratum, (given.get(stratum) ?? 0) + 1);
      left--;
    }
  }
  return given;
}
