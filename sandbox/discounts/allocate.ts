/**
 * Shares an amount over lines in proportion to what they cost. Every line gets its share rounded down, then the
 * minor units left over go one each to the first lines: so do the recorded orders (20.00 over 94, 100, 100 and 100
 * became 4.78, 5.08, 5.07 and 5.07). Never more than a line costs; the parts add up to the amount or to all lines.
 */
export function allocate(amount: bigint, costs: bigint[]): bigint[] {
  const whole = costs.reduce((sum, cost) => sum + cost, 0n);
  const total = amount < whole ? amount : whole;
  if (total <= 0n) return costs.map(() => 0n);
  const shares = costs.map((cost) => (total * cost) / whole);
  let left = total - shares.reduce((sum, share) => sum + share, 0n);
  return shares.map((share, index) => {
    if (left === 0n || share >= (costs[index] ?? 0n)) return share;
    left -= 1n;
    return share + 1n;
  });
}
