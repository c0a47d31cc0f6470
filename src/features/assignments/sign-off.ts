import type { Call } from '../../chat/card-call.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { answers, type Assignment, ASSIGNMENT_STATES, isLive } from '../../domain/assignment/assignment.ts';
import { moveAssignment } from '../../domain/assignment/transitions.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { isEmpty } from '../../chat/reading/targets.ts';
import { saveAssignment } from '../../storage/assignments.ts';
import { present } from '../../storage/work.ts';
import { ask } from '../asking/ask.ts';
import type { CommandContext } from '../context.ts';
import { answerAbout } from '../matters/answer-about.ts';
import type { Matter } from '../matters/matter.ts';
import { numbersOf, type OpenMatters, resolveTargets } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { openShare, ownShare, refuseWithdrawn, unitMatters } from './own-share.ts';

type SignOff = Call<'signOff'>;
type Signed = 'now' | 'before';
type SignOffDetails = Partial<
  Pick<Assignment, 'handlerName' | 'handlerPhone' | 'handlerLeader' | 'chargedLeader' | 'promisedOn'>
>;

const LIVE = ASSIGNMENT_STATES.filter((state) => isLive({ state }));

/** 签收: the unit signs for its assignments. Late is welcome, nothing is missing that would stop it. */
export async function signOff(context: CommandContext, call: SignOff): Promise<void> {
  const states = hasDetails(call) ? (['issued', 'signed_off'] as const) : (['issued'] as const);
  const open = () => unitMatters(context, states);
  if (await asksWhose(context, call, open)) return;
  if (await tellsSignedBefore(context, call, open)) return;
  const matters = await resolveTargets(context, call.targets, open, '签收');
  if (matters === undefined) return;
  if (await refuseWithdrawn(context, matters)) return;
  const foreign = matters.find((matter) => openShare(context, matter) === undefined);
  if (foreign !== undefined) {
    return refusePrivately(context, 'not-your-unit', {
      number: displayNumber(foreign.suggestion),
      word: '签收',
    });
  }

  const signed: { matter: Matter; when: Signed; assignment: Assignment }[] = [];
  for (const matter of matters) {
    const result = await signOne(context, call, matter);
    if (result === undefined) return;
    signed.push({ matter, ...result });
  }
  await answerSigned(context, call, signed);
}

/** Whether it is not clear whose details these are: then they are kept, and it is asked. */
async function asksWhose(context: CommandContext, call: SignOff, open: OpenMatters): Promise<boolean> {
  if (!hasDetails(call) || !isEmpty(call.targets) || context.subject !== undefined) return false;
  const [first, ...more] = await open();
  if (first === undefined || more.length === 0) return false;
  await ask(context, {
    call,
    field: 'targets',
    template: 'assignments/details-of-which',
    values: { numbers: numbersOf([first, ...more]), first: displayNumber(first.suggestion) },
  });
  return true;
}

/**
 * Whether there is nothing left to sign because the newest matter was signed already, also by an opinion or a reply:
 * then that was said. 「签收」: 2026闭-018 已签收(3月2日).
 */
async function tellsSignedBefore(
  context: CommandContext,
  call: SignOff,
  open: OpenMatters,
): Promise<boolean> {
  if (hasDetails(call) || call.targets.numbers.length > 0 || context.subject !== undefined) return false;
  if ((await open()).length > 0) return false;
  const held = (await unitMatters(context, LIVE)).flatMap((matter) => {
    const assignment = ownShare(context, matter)?.assignment;
    return assignment === undefined ? [] : [{ matter, assignment }];
  });
  const newest = held
    .toSorted((a, b) => Number(a.assignment.enteredAt) - Number(b.assignment.enteredAt))
    .at(-1);
  if (newest?.assignment.signedOffOn === undefined) return false;
  await answerSigned(context, call, [{ ...newest, when: 'before' }]);
  return true;
}

/** Sign one assignment, or add the details to one that is signed already. Undefined after a refusal. */
async function signOne(
  context: CommandContext,
  call: SignOff,
  matter: Matter,
): Promise<{ when: Signed; assignment: Assignment } | undefined> {
  const assignment = ownShare(context, matter)?.assignment;
  if (assignment === undefined) return undefined;
  if (assignment.state === 'return_requested') {
    await refusePrivately(context, 'return-pending', { number: displayNumber(matter.suggestion) });
    return undefined;
  }
  return noteSignOff(context, assignment, detailsOf(call));
}

/** Sign an assignment now, with who handles it; of one that is signed already only note who that is. */
export async function noteSignOff(
  context: CommandContext,
  assignment: Assignment,
  details: SignOffDetails,
): Promise<{ readonly when: Signed; readonly assignment: Assignment }> {
  const moved = moveAssignment(assignment, 'signOff', {
    ...details,
    signedOffOn: context.actedOn,
    signedOffById: context.actor.personId,
  });
  if (moved.ok) {
    const entry = { action: 'assignment.signed_off' };
    return { when: 'now', assignment: await saveAssignment(context.work, assignment, moved.value, entry) };
  }
  if (Object.keys(details).length === 0) return { when: 'before', assignment };
  const entry = { action: 'assignment.details_noted' };
  const noted = await saveAssignment(context.work, assignment, { ...assignment, ...details }, entry);
  return { when: 'before', assignment: noted };
}

function detailsOf(call: SignOff) {
  return present({
    handlerName: call.handler,
    handlerPhone: call.phone,
    handlerLeader: call.leader,
    chargedLeader: call.charged,
    promisedOn: call.promise,
  });
}

function hasDetails(call: SignOff): boolean {
  return [call.handler, call.phone, call.leader, call.charged, call.promise].some(
    (detail) => detail !== undefined,
  );
}

async function answerSigned(
  context: CommandContext,
  call: SignOff,
  signed: readonly { matter: Matter; when: Signed; assignment: Assignment }[],
): Promise<void> {
  const [only] = signed;
  if (only === undefined) return;
  const matters = signed.map((each) => each.matter);
  const about = { matters, numbersTyped: call.targets.numbers.length > 0 };
  const numbers = numbersOf(matters);
  if (signed.every((each) => each.when === 'before')) {
    const date = chineseDate(only.assignment.signedOffOn ?? only.assignment.assignedOn, context.today);
    const template = hasDetails(call) ? 'assignments/details-noted' : 'assignments/signed-before';
    return answerAbout(context, about, template, { numbers, date });
  }
  const complete = only.assignment.handlerName !== undefined;
  const one = complete ? 'assignments/signed' : 'assignments/signed-details-later';
  await answerAbout(context, about, signed.length === 1 ? one : 'assignments/signed-several', {
    numbers,
    date: chineseDate(context.actedOn, context.today),
    lines: signed.length === 1 ? dueOf(context, only.assignment) : dueLines(context, signed),
  });
}

/** A message has six lines; the rest is found by 待办. */
const LISTED = 4;

/** What each of several asks next, and until when; in one line when it is the same for all. */
function dueLines(
  context: CommandContext,
  signed: readonly { matter: Matter; assignment: Assignment }[],
): string {
  const dues = signed.map(({ assignment }) => dueOf(context, assignment));
  const [due = ''] = dues;
  if (new Set(dues).size === 1) return context.texts.render('assignments/due-all', { due });
  const lines = signed.slice(0, LISTED).map(({ matter, assignment }) =>
    context.texts.render('assignments/due-line', {
      number: displayNumber(matter.suggestion),
      due: dueOf(context, assignment),
    }),
  );
  if (signed.length > LISTED) lines.push(context.texts.render('assignments/due-rest', {}));
  return lines.join('\n');
}

/** An assisting unit owes the lead unit an opinion, every other one a reply to the deputy. */
function dueOf(context: CommandContext, assignment: Assignment): string {
  const replies = answers(assignment.role);
  return context.texts.render(replies ? 'assignments/due-reply' : 'assignments/due-opinion', {
    date: chineseDate(assignment.replyDue, context.today),
  });
}
