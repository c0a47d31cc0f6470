import type { LastAction } from './last-action.ts';
import type { Touched } from './touched.ts';

/** The beginnings of templates that tell of a deed, so that the correction can say what holds now. */
const DEEDS = {
  'review/': 'review',
  'suggestions/': 'review',
  'assignments/joint-to-decide': 'joint',
  'assignments/': 'assigned',
  'returns/': 'return',
  'extensions/': 'extension',
  'fast-track/': 'ordinary',
  'clues/': 'clue',
} as const satisfies Record<string, string>;

type Deed = (typeof DEEDS)[keyof typeof DEEDS] | 'gone' | 'recorded' | 'order-gone' | 'order-back' | 'other';

/** What the messages told of; several kinds at once, or another kind, are called a notice. */
export function deedOf(action: LastAction, templates: readonly string[], about: readonly Touched[]): Deed {
  if (about.every(({ gone }) => gone)) return 'gone';
  if (action.behalf) return 'recorded';
  const orders = action.changes.filter(({ kind }) => kind === 'supervision_order');
  if (orders.length > 0)
    return orders.every(({ before }) => before === undefined) ? 'order-gone' : 'order-back';
  const deeds = templates.map((template) => deedIn(template));
  const [deed] = deeds;
  return deed !== undefined && new Set(deeds).size === 1 ? deed : 'other';
}

function deedIn(template: string): Deed | undefined {
  return Object.entries(DEEDS).find(([beginning]) => template.startsWith(beginning))?.[1];
}
