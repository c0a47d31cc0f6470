import { storableText } from './stored-json.ts';

/**
 * Return rows as JSON with the columns' own names, for `json_populate_recordset(null::a_table, …)`: any number of rows
 * in one statement, whose columns may have any type. What is absent is null.
 */
export function recordset(rows: readonly object[]): string {
  const names = new Map<string, string>();
  const nameOf = (key: string): string => {
    const known = names.get(key) ?? columnName(key);
    names.set(key, known);
    return known;
  };
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [nameOf(key), value as unknown])),
  );
  return JSON.stringify(named, storableValue);
}

function storableValue(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'string' ? storableText(value) : value;
}

/** enteredById is entered_by_id, as in every @map of the schema. */
function columnName(key: string): string {
  return key.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
