/** What the page remembers between visits, in the browser only. */

const PREFIX = 'jianyi-sandbox-';

export function remembered(name: string): string {
  try {
    return localStorage.getItem(PREFIX + name) ?? '';
  } catch {
    return ''; // Private windows may refuse to store: then nothing is remembered.
  }
}

/** A value that this page has stored; the default when there is none, or none that can be read. */
export function rememberedAs<T>(name: string, isIt: (value: unknown) => value is T, otherwise: T): T {
  try {
    const value: unknown = JSON.parse(remembered(name));
    return isIt(value) ? value : otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    return; // As above.
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
