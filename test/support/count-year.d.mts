interface Count {
  readonly total: number;
  readonly replied: number;
  readonly bySystem: Readonly<Record<string, { readonly total: number; readonly replied: number }>>;
  readonly byClass: Readonly<Record<'A' | 'B' | 'C', number>>;
}
export function countYear(lines: readonly string[], systemOf: Readonly<Record<string, string>>): Count;
export function share(part: number, whole: number, decimals: number): string;
