import { formatSpan } from '../deadlines/span.ts';
import type { Rung } from '../reminders/ladder.ts';

/** Return a rung as presets write it: `half`, `-30d`, `0`, `+1wd`, `every 5wd`, `start+5wd`. */
export function formatRung(rung: Rung): string {
  switch (rung.kind) {
    case 'half':
      return 'half';
    case 'offset':
      return rung.sign === 0 ? '0' : `${rung.sign < 0 ? '-' : '+'}${formatSpan(rung.span)}`;
    case 'every':
      return `every ${formatSpan(rung.span)}`;
    case 'after_start':
      return `start+${formatSpan(rung.span)}`;
  }
}
