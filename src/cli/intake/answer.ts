import type {
  CommandCall,
  ContactMethod,
  ContactStage,
  NumberRef,
  SuggestionText,
} from '../../chat/command-call.ts';
import { appraise } from '../../chat/reading/appraise.ts';
import type { CommandTable } from '../../chat/reading/command-table.ts';
import { formatNumberRef } from '../../chat/reading/numbers.ts';
import { readMessage, type ReadInput } from '../../chat/reading/read.ts';
import { hasSecrecyMark, tellsSecret } from '../../chat/reading/secrecy.ts';
import { unitNamed } from '../../chat/reading/units.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { bodyOf } from './body.ts';
import { gradesOf, kindOf, type Kind } from './kind.ts';
import type { Line } from './line.ts';

/** What was understood of one message. `null` = not said, or not stored. */
export interface Answer {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string | null;
  /** 案由 and 分析 of a suggestion; of everything else what is kept of its text. */
  readonly reason: string | null;
  readonly advice: string | null;
  readonly category: string | null;
  readonly cosigners: readonly string[];
  readonly points: number | null;
  readonly confidential: boolean | null;
  readonly flags: readonly string[];
  readonly missing: readonly string[];
  readonly number: string | null;
  readonly unit: string | null;
  readonly outcome_class: string | null;
  readonly visit_stage: string | null;
  readonly method: string | null;
  readonly rating: { readonly attitude: number | null; readonly result: number | null } | null;
}

export interface Understanding {
  readonly table: CommandTable;
  readonly today: CivilDate;
}

const STAGES = { before: '办前', during: '办中', after: '办后' } as const satisfies Record<
  ContactStage,
  string
>;

const METHODS = {
  meeting: '面谈',
  phone: '电话',
  visit: '走访',
  letter: '函',
  forum: '座谈',
  online: '线上',
} as const satisfies Record<ContactMethod, string>;

/** The bot in a text: WeChat writes its name and a space after it, Feishu a placeholder. */
const MENTIONS = { wechat: '@小助手', sandbox: '@小助手', feishu: '@_user_1' } as const;
const MENTIONED = {
  wechat: /@小助手(?![\p{L}\p{N}])/u,
  sandbox: /@小助手(?![\p{L}\p{N}])/u,
  feishu: /@_user_1(?!\d)/,
} as const;

/** Read one message as the inbox does: first the marks of secrecy, then for whom it is and what it asks. */
export function answer(line: Line, { table, today }: Understanding): Answer {
  const reading = readMessage(inputOf(line, today), table);
  const call = reading.kind === 'call' ? reading.call : undefined;
  const kind = kindOf(call);
  const blank: Answer = { id: line.id, kind, ...BLANK };
  if (hasSecrecyMark(line.text)) return { ...blank, flags: ['R12'] };
  if (call === undefined || kind === 'none') return blank;
  if (call.name === 'submit') {
    return tellsSecret(line.text) ? { ...blank, flags: ['R12'] } : { ...blank, ...suggestion(call) };
  }
  const { spoken, quoted } = reading.kind === 'call' ? reading : { spoken: '', quoted: [] };
  return { ...blank, ...other(call, { spoken, quoted }) };
}

/** The suggestion in a message, without regard to marks of secrecy; absent when it is something else. */
export function suggestionIn(line: Line, { table, today }: Understanding): SuggestionText | undefined {
  const reading = readMessage(inputOf(line, today), table);
  return reading.kind === 'call' && reading.call.name === 'submit' ? reading.call.suggestion : undefined;
}

const BLANK: Omit<Answer, 'id' | 'kind'> = {
  title: null,
  reason: null,
  advice: null,
  category: null,
  cosigners: [],
  points: null,
  confidential: null,
  flags: [],
  missing: [],
  number: null,
  unit: null,
  outcome_class: null,
  visit_stage: null,
  method: null,
  rating: null,
};

function inputOf(line: Line, today: CivilDate): ReadInput {
  const mentioned = MENTIONED[line.platform].test(line.text);
  return {
    text: line.text,
    where: line.where,
    mentions: mentioned ? [{ text: MENTIONS[line.platform], bot: true }] : [],
    quotesBot: false,
    botNames: ['小助手'],
    attachments: { images: line.images, files: [] },
    today,
  };
}

function suggestion({ suggestion: text }: Extract<CommandCall, { name: 'submit' }>): Partial<Answer> {
  const { category, points, flags, missing } = appraise(text);
  const reason = [text.reason, text.analysis].filter((it) => it !== undefined).join('\n');
  return {
    title: text.title ?? null,
    reason: reason === '' ? null : reason,
    advice: text.advice ?? null,
    category: category ?? null,
    cosigners: text.cosigners,
    points,
    confidential: text.confidential ?? null,
    flags,
    missing,
    unit: text.units[0] ?? null,
  };
}

function other(
  call: CommandCall,
  { spoken, quoted }: { readonly spoken: string; readonly quoted: readonly NumberRef[] },
): Partial<Answer> {
  const [first] = [...('targets' in call ? call.targets.numbers : []), ...quoted];
  const reason = bodyOf(call) ?? spoken;
  return {
    reason: reason === '' ? null : reason,
    cosigners: 'names' in call ? call.names : [],
    missing: call.name === 'requestReturn' && call.reason === undefined ? ['reason'] : [],
    number: first === undefined ? null : formatNumberRef(first),
    unit: ('unit' in call ? call.unit : undefined) ?? unitNamed(spoken) ?? null,
    outcome_class: call.name === 'reply' ? (call.outcome?.slice(0, 1) ?? null) : null,
    visit_stage: call.name === 'contact' && call.stage ? STAGES[call.stage] : null,
    method: call.name === 'contact' && call.method ? METHODS[call.method] : null,
    rating: gradesOf(call) ?? null,
  };
}
