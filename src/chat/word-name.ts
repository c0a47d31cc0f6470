/** Whether a file is meant to be a text to read, whether or not we can: by its name alone. */
export function isWordName(name: string): boolean {
  return /\.(?:docx|docm|doc|dotx?|wps|wpt|rtf)$/iu.test(name.trim());
}
