import type { Call } from '../../chat/card-call.ts';
import { answers, type Assignment } from '../../domain/assignment/assignment.ts';
import { type Beginnings, clockStarts } from '../../domain/assignment/clock-starts.ts';
import { type CivilDate, chineseDate } from '../../domain/calendar/civil-date.ts';
import { explainDeadline } from '../../domain/deadlines/explain.ts';
import type { Span } from '../../domain/deadlines/span.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { beginningsOf } from '../assignments/beginnings.ts';
import type { CommandContext } from '../context.ts';
import { nameFor, roleName } from '../matters/label.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { resolveTargets } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { noteWhispered } from '../speaking/speak.ts';
import { explainSteps } from './explain-steps.ts';
import { openMatters } from './open-matters.ts';
import { sayPieces } from './pieces.ts';
import { hasRole, OFFICE_ROLES, sharedView } from './place.ts';

/** One time limit of an assignment: how long it is, and on which date it ends by the books. */
interface ShareClock {
  readonly kind: 'signOff' | 'return' | 'reply' | 'opinion';
  readonly span: Span;
  readonly from: CivilDate;
  readonly stored: CivilDate;
  /** The values of the rule set that it comes from, as a preset names them. */
  readonly values: readonly string[];
}

interface ShareTerms {
  readonly fastTrack: boolean;
  readonly begun: Beginnings;
}

/** 解释: how the dates of a matter's units were counted; a unit hears of its own. */
export async function explain(
  context: CommandContext,
  call: Call<'query' | 'explain' | 'readFull'>,
): Promise<void> {
  const matters = await resolveTargets(context, call.targets, () => openMatters(context), '解释');
  if (matters === undefined) return;
  for (const matter of matters) await explainMatter(context, matter);
}

async function explainMatter(context: CommandContext, matter: Matter): Promise<void> {
  const { suggestion } = matter;
  const office = hasRole(context, ...OFFICE_ROLES);
  const shares = office ? matter.shares : matter.shares.filter((share) => isOwn(context, share));
  if (!office && shares.length === 0) {
    return refusePrivately(context, 'role', { word: '解释', who: '工作人员和承办单位' });
  }
  const { group, address } = context.place;
  const shared = sharedView(context, matter) === 'full';
  const shownIn = shared ? group : undefined;
  const name = nameFor(suggestion, shownIn, context.rules);
  const rules = await rulesOfMatter(context, suggestion);

  const parts: string[] = [];
  for (const share of shares) {
    const begun = await beginningsOf(context, suggestion, share.assignment);
    const terms = { fastTrack: suggestion.kind === 'fast_track', begun };
    parts.push(explainShare(context, share, rules, { name, ...terms }));
  }
  const none = context.texts.render('inquiries/explain-none', { name, number: displayNumber(suggestion) });
  // One message for each unit: more would not fit on a telephone.
  for (const [index, text] of (parts.length === 0 ? [none] : parts).entries()) {
    await sayPieces(context, {
      to: shared ? address : context.actor.direct,
      name: `explain-${displayNumber(suggestion)}-${index}`,
      text,
      subject: suggestion.id,
    });
  }
  if (!shared) await noteWhispered(context);
}

function isOwn(context: CommandContext, share: Share): boolean {
  return context.actor.members.some(
    (member) =>
      member.unitId === share.unit.id ||
      (member.roles.includes('coordinator') &&
        member.systemId !== undefined &&
        member.systemId === share.unit.systemId),
  );
}

function explainShare(
  context: CommandContext,
  { assignment, unit }: Share,
  rules: RuleSet,
  matter: ShareTerms & { readonly name: string },
): string {
  const head = context.texts.render('inquiries/explain-head', {
    name: matter.name,
    unit: unit.name,
    role: roleName(assignment.role, rules),
    date: chineseDate(assignment.assignedOn, context.today),
  });
  const lines = clocksOf(assignment, rules, matter).map((clock) => explainClock(context, rules, clock));
  const { legalReplyDue } = assignment;
  const legal = answers(assignment.role) && legalReplyDue !== assignment.replyDue;
  const date = chineseDate(legalReplyDue, context.today);
  return [head, ...lines, ...(legal ? [context.texts.render('inquiries/explain-legal', { date })] : [])].join(
    '\n',
  );
}

function explainClock(context: CommandContext, rules: RuleSet, clock: ShareClock): string {
  const { texts, today, calendar } = context;
  const explanation = explainDeadline(clock.from, clock.span, rules.dayRule, calendar);
  const { date } = explanation.deadline;
  const changed = texts.render('inquiries/explain-changed', { date: chineseDate(clock.stored, today) });
  const steps = explainSteps(context, explanation, clock.span);
  return texts.render(`inquiries/explain-clock.${clock.kind}`, {
    span: texts.render(`inquiries/explain-span.${clock.span.unit}`, { count: clock.span.count }),
    date: chineseDate(date, today),
    steps: date === clock.stored ? steps : `${steps}${changed}。`,
    clause: clauseOf(context, rules, clock.values),
  });
}

/** Where the values come from: law and article, or that it is a proposal to be settled by the place. */
function clauseOf(context: CommandContext, rules: RuleSet, values: readonly string[]): string {
  const sources = context.sourcesOf(rules.name);
  const named = [...new Set(values.flatMap((value) => sources[value] ?? []))];
  const clauses = named.filter((source) => !source.startsWith('[P]'));
  if (clauses.length === 0) return context.texts.render('inquiries/explain-no-clause', {});
  return clauses.join(';').replaceAll('[P]', '(本地核定)');
}

/** The limits that an assignment was given, as `dueDates` counts them; a second round has the redo time. */
export function clocksOf(
  assignment: Assignment,
  rules: RuleSet,
  { fastTrack, begun }: ShareTerms,
): ShareClock[] {
  const { role, round, hard } = assignment;
  const opinion = !answers(role) && !fastTrack;
  const from = clockStarts(rules, begun);
  const reply = replyTime(rules, { hard, fastTrack, round, opinion });
  return [
    {
      kind: 'signOff',
      span: fastTrack ? rules.fastTrack.signIn : rules.signIn.due,
      from: from.signOff,
      stored: assignment.signOffDue,
      values: [fastTrack ? 'fastTrack.signIn' : 'signIn.due'],
    },
    {
      kind: 'return',
      span: fastTrack ? rules.fastTrack.reject : rules.reject.due,
      from: from.reject,
      stored: assignment.returnDue,
      values: fastTrack ? ['fastTrack.reject'] : ['reject.due', 'reject.from'],
    },
    {
      kind: answers(role) ? 'reply' : 'opinion',
      from: opinion ? from.opinion : from.reply,
      stored: assignment.replyDue,
      ...reply,
    },
  ];
}

function replyTime(
  rules: RuleSet,
  terms: {
    readonly hard: boolean;
    readonly fastTrack: boolean;
    readonly round: number;
    readonly opinion: boolean;
  },
): Pick<ShareClock, 'span' | 'values'> {
  if (terms.opinion)
    return { span: rules.assistOpinion.due, values: ['assistOpinion.due', 'assistOpinion.from'] };
  if (terms.round > 1) return { span: rules.redo.due, values: ['redo.due'] };
  if (terms.fastTrack) return { span: rules.fastTrack.reply, values: ['fastTrack.reply'] };
  return terms.hard
    ? { span: rules.reply.hard, values: ['reply.hard', 'clockStart'] }
    : { span: rules.reply.normal, values: ['reply.normal', 'clockStart'] };
}
