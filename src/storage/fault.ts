/**
 * Return what may be written down about a thrown value: its class, its code, and where it was thrown. Never the
 * message: those of Prisma and of HTTP clients repeat what they were given, names and texts of people among it.
 */
export function faultOf(thrown: unknown): { readonly fault: string; readonly at: readonly string[] } {
  if (!(thrown instanceof Error)) return { fault: typeof thrown, at: [] };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? ` ${thrown.code}` : '';
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { fault: `${thrown.name}${code}`, at: frames.slice(0, 6).map((line) => line.trim()) };
}
