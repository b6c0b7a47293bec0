/** A row as SQL gives it (`shop_id`), under the names that the models have (`shopId`). */
export function fromColumns<Row extends object>(row: Row): Row {
  const renamed = Object.entries(row).map(([column, value]) => [
    column.replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase()),
    value as unknown,
  ]);
  return Object.fromEntries(renamed) as Row;
}
