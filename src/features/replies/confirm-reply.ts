import { listedPoints } from '../../chat/reading/points.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { replyHints } from '../../domain/replies/completeness.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { CommandContext } from '../context.ts';
import { isFitForPlace } from '../matters/answer-about.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { numbersOf, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { choice, noteWhispered, showCard, type Values } from '../speaking/speak.ts';
import type { ReplyCall } from './reply.ts';

interface Meant {
  readonly matters: readonly Matter[];
  readonly files: readonly string[];
}

/** A missing class is asked for with the classes as choices; what was sent with it waits in them. */
export async function askForClass(
  context: CommandContext,
  call: ReplyCall,
  { matters, files }: Meant,
): Promise<void> {
  const { classes } = context.rules.resultScheme;
  const targets = targetsOf(matters.map(({ suggestion }) => suggestion));
  const [only] = matters;
  const away = isAway(context, matters);
  await showCard(context, {
    to: away ? context.actor.direct : context.place.address,
    class: 'answer',
    template: 'replies/which-class',
    values: {
      number: numbersOf(matters),
      classes: Object.entries(classes)
        .map(([name, meaning]) => `${name} ${meaning}`)
        .join(';'),
    },
    kind: 'reply-class',
    answerableBy: [context.actor.personId],
    choices: Object.keys(classes).map((outcome) => choice(outcome, { ...call, outcome, targets }, { files })),
    ...(only !== undefined && matters.length === 1 ? { subject: only.suggestion.id } : {}),
  });
  if (away) await noteWhispered(context);
}

/** Show back what will be sent, with what it seems to lack; nothing of that is a reason to refuse. */
export async function confirmReplies(
  context: CommandContext,
  call: ReplyCall,
  { matters, files, filesOf }: Meant & { readonly filesOf: ReadonlyMap<string, readonly string[]> },
): Promise<void> {
  const [only] = matters;
  const single = only !== undefined && matters.length === 1;
  const hints = matters.flatMap((matter) =>
    hintsOf(context, call, matter, (filesOf.get(matter.suggestion.id) ?? []).length),
  );
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf(matters.map(({ suggestion }) => suggestion)) },
    label: '确认答复',
    template: single ? 'replies/confirm' : 'replies/confirm-many',
    values: {
      ...sharedValues(context, call),
      name: single ? nameFor(only.suggestion, context.place.group, context.rules) : numbersOf(matters),
      count: matters.length,
      files: filesText(matters, files, filesOf),
      hints: [...new Set(hints)].map((hint) => `${hint};`).join(''),
    },
    files,
    private: isAway(context, matters),
    ...(single ? { subject: only.suggestion.id } : {}),
  });
}

function isAway(context: CommandContext, matters: readonly Matter[]): boolean {
  const shy = matters.some((matter) => matter.suggestion.confidential || !isFitForPlace(context, matter));
  return shy && context.place.group !== undefined;
}

function sharedValues(context: CommandContext, call: ReplyCall): Values {
  const { outcome = '', faceToFace, date = context.actedOn } = call;
  return {
    outcome,
    meaning: context.rules.resultScheme.classes[outcome] ?? '',
    document: call.documentNumber ?? '未填',
    signer: call.signer ?? '未填',
    date: `${chineseDate(date, context.today)}${faceToFace === true ? '(面复)' : ''}`,
    promises: promisesText(context, call),
  };
}

/** What is promised, by when and by whom, as it was understood; nothing without one. */
function promisesText({ texts, today }: CommandContext, { commitments }: ReplyCall): string {
  if (commitments.length === 0) return '';
  const promises = commitments.map(({ matter, date, owner = '' }) => {
    const when = date === undefined ? 'undated' : 'dated';
    const due = date === undefined ? '' : chineseDate(date, today);
    const of = owner === '' ? '' : texts.render('replies/promise.owner', { owner });
    return texts.render(`replies/promise.${when}`, { matter, date: due, owner: of });
  });
  return `\n${texts.render('replies/promised', { promises: promises.join(';') })}`;
}

/** 附件2个; of several replies how many each has: 018附件1个、022附件1个. */
function filesText(
  matters: readonly Matter[],
  files: readonly string[],
  filesOf: ReadonlyMap<string, readonly string[]>,
): string {
  if (files.length === 0) return '没有附件(随后发来的一并收)';
  if (matters.length === 1) return `附件${String(files.length)}个`;
  return matters
    .map(({ suggestion }) => {
      const count = filesOf.get(suggestion.id)?.length ?? 0;
      return `${displayNumber(suggestion)}附件${String(count)}个`;
    })
    .join('、');
}

function hintsOf(context: CommandContext, call: ReplyCall, { suggestion }: Matter, files: number): string[] {
  const content = call.content ?? '';
  const asked = listedPoints(suggestion.advice).length;
  const answered = listedPoints(content).length;
  const hints = replyHints(
    {
      outcome: call.outcome ?? '',
      documentNumber: call.documentNumber,
      signer: call.signer,
      faceToFace: call.faceToFace === true,
      hasText: content.trim() !== '',
      hasFile: files > 0,
      commitments: call.commitments.length,
      asked,
      answered,
      key: suggestion.key,
    },
    context.rules.resultScheme,
  );
  return hints.map((hint) => context.texts.render(`replies/hint.${hint}`, { asked, answered }));
}
