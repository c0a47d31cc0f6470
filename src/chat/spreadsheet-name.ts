/** Whether a file may be a list: by its name alone. */
export function isSpreadsheetName(name: string): boolean {
  return /\.(?:xlsx|xlsm|xls|et|csv)$/iu.test(name.trim());
}
