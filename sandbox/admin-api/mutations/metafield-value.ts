const CHECKS: Record<string, RegExp | ((value: string) => boolean)> = {
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  date_time: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?/,
  id: /^.{1,255}$/,
  json: isJson,
  multi_line_text_field: /^[\s\S]+$/,
  number_decimal: /^-?\d+(\.\d+)?$/,
  number_integer: /^-?\d+$/,
  single_line_text_field: /^[^\n]+$/,
  url: (value) => URL.canParse(value),
};

/** Why a value is none of its metafield type; null when it is. Lists are checked item by item. */
export function valueRefusal(type: string, value: string): { code: string; field: string; message: string } | null {
  const check = CHECKS[type.replace(/^list\./, '')];
  if (!check)
    return {
      code: 'INCLUSION',
      field: 'type',
      message: `Type must be one the sandbox knows, such as ${Object.keys(CHECKS).join(', ')}.`,
    };
  if (value === '') return { code: 'BLANK', field: 'value', message: "Value can't be blank." };
  const fits = (item: string): boolean => (typeof check === 'function' ? check(item) : check.test(item));
  const isValid = type.startsWith('list.') ? isListOf(value, fits) : fits(value);
  return isValid ? null : { code: 'INVALID_VALUE', field: 'value', message: `Value is invalid for type ${type}.` };
}

function isListOf(value: string, fits: (item: string) => boolean): boolean {
  if (!isJson(value)) return false;
  const list: unknown = JSON.parse(value);
  return Array.isArray(list) && list.every((item) => fits(typeof item === 'string' ? item : JSON.stringify(item)));
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    // Not JSON is the answer, not a fault.
    return false;
  }
}
