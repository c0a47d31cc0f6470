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

/** 办公会: called, changed or called off. */
const MEETING = /^hearings\/meeting-/u;
const INVITING = /^hearings\/meeting-(?:unit|deputy)$/u;

type Deed =
  | (typeof DEEDS)[keyof typeof DEEDS]
  | MeetingDeed
  | 'gone'
  | 'recorded'
  | 'order-gone'
  | 'order-back'
  | 'other';
type MeetingDeed = 'meeting-gone' | 'meeting-back';
type PlainDeed = MeetingDeed | 'inspection-gone' | 'inspection-back' | 'liaison' | 'reconciliation' | 'other';

/** What the messages told of; several kinds at once, or another kind, are called a notice. */
export function deedOf(action: LastAction, told: readonly string[], about: readonly Touched[]): Deed {
  if (about.every(({ gone }) => gone)) return 'gone';
  if (action.behalf) return 'recorded';
  const orders = action.changes.filter(({ kind }) => kind === 'supervision_order');
  if (orders.length > 0)
    return orders.every(({ before }) => before === undefined) ? 'order-gone' : 'order-back';
  const templates = wordsAmong(told);
  if (isAll(templates, MEETING)) return meetingDeed(templates);
  const deeds = templates.map((template) => deedIn(template));
  const [deed] = deeds;
  return deed !== undefined && new Set(deeds).size === 1 ? deed : 'other';
}

/** The same of messages that are about no single matter. */
export function plainDeedOf(action: LastAction, told: readonly string[]): PlainDeed {
  const templates = wordsAmong(told);
  if (isAll(templates, MEETING)) return meetingDeed(templates);
  if (isAll(templates, /^(?:liaison|file)\//u)) return 'liaison';
  if (isAll(templates, /^reconciliation\/told/u)) return 'reconciliation';
  if (!isAll(templates, /^inspections\//u)) return 'other';
  const problems = action.changes.filter(({ kind }) => kind === 'inspection_problem');
  return problems.every(({ before }) => before === undefined) ? 'inspection-gone' : 'inspection-back';
}

/** Who was invited hears that there is none; who was told of a change, or that it is off, that the earlier word holds. */
function meetingDeed(templates: readonly string[]): MeetingDeed {
  return isAll(templates, INVITING) ? 'meeting-gone' : 'meeting-back';
}

function isAll(templates: readonly string[], pattern: RegExp): boolean {
  return templates.length > 0 && templates.every((template) => pattern.test(template));
}

/** A file tells of nothing by itself; the words beside it do. */
function wordsAmong(templates: readonly string[]): string[] {
  return templates.filter((template) => !template.startsWith('file/'));
}

function deedIn(template: string): Deed | undefined {
  return Object.entries(DEEDS).find(([beginning]) => template.startsWith(beginning))?.[1];
}
