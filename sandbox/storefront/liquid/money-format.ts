/** Liquid's amounts are hundredths in every currency, also in those without any. */
export function formatHundredths(hundredths: number, format: string): string {
  return format.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, style: string) => {
    switch (style) {
      case 'amount_no_decimals':
        return group(hundredths, ',', '');
      case 'amount_with_comma_separator':
        return group(hundredths, '.', ',');
      case 'amount_no_decimals_with_comma_separator':
        return group(hundredths, '.', '');
      case 'amount_with_space_separator':
        return group(hundredths, ' ', ',');
      default:
        return group(hundredths, ',', '.');
    }
  });
}

function group(hundredths: number, thousands: string, point: string): string {
  const text = (Math.abs(hundredths) / 100).toFixed(point === '' ? 0 : 2);
  const [whole = '0', rest] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${hundredths < 0 ? '-' : ''}${grouped}${rest === undefined ? '' : point + rest}`;
}
