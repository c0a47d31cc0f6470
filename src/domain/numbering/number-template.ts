/**
 * 正式号 by template (domain.md 1.9): `{year}闭-{serial:3}` gives 2026闭-018. The counter's scope is
 * the template with everything but the serial filled in, so that each series counts for itself.
 */
export interface NumberFacts {
  readonly year: number;
  readonly term: string;
  readonly session: string;
}

export function counterScope(template: string, facts: NumberFacts): string {
  return template
    .replace('{year}', String(facts.year))
    .replace('{term}', facts.term)
    .replace('{session}', facts.session);
}

/** Fill the serial into a scope; `{serial:3}` pads to three digits. */
export function formatNumber(scope: string, serial: number): string {
  return scope.replace(/\{serial(?::(\d))?\}/u, (_whole, width: string | undefined) =>
    String(serial).padStart(Number(width ?? '0'), '0'),
  );
}
