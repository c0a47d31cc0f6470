/** What a check found; whatever is not in order says what to do. */
export type Finding =
  | { readonly level: 'ok'; readonly what: string }
  | { readonly level: 'warning' | 'trouble'; readonly what: string; readonly remedy: string };

export function ok(what: string): Finding {
  return { level: 'ok', what };
}

/** Works today, and should be seen to. */
export function warning(what: string, remedy: string): Finding {
  return { level: 'warning', what, remedy };
}

/** The bot does not work, or not wholly. */
export function trouble(what: string, remedy: string): Finding {
  return { level: 'trouble', what, remedy };
}

const MARKS = { ok: '✓', warning: '!', trouble: '✗' } as const;

/** Return the finding as the administrator reads it, one or two lines. */
export function findingText(finding: Finding): string {
  const head = `${MARKS[finding.level]} ${finding.what}`;
  return finding.level === 'ok' ? head : `${head}\n    ${finding.remedy.replaceAll('\n', '\n    ')}`;
}
