import type { Call } from '../../chat/card-call.ts';
import type { NumberRef } from '../../chat/command-call.ts';
import { matches, type SuggestionNumbers } from '../../chat/reading/numbers.ts';
import type { CommandContext } from '../context.ts';
import { answerJointly } from '../assignments/joint-consent.ts';
import { decideExtensionRequested } from '../extensions/decide.ts';
import { decideReturnRequested } from '../returns/decide.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { askedJointly, type PendingJoint } from './joint.ts';
import { mayDecide, type Pending, pendingRequests, refOfPending } from './pending.ts';

type Decide = Call<'decide'>;

/** What waits for the speaker: requests of units, and matters that are to be issued jointly. */
type Waiting = Pending | PendingJoint;

/** 同意,但3号楼要先做 is no plain consent. */
const CONDITION = /^(?:但|不过|可是|只是|前提|除非|如果|只要)/u;

/** 同意 退4 / 不同意 延2 理由:… / 同意 交12, or the number of a matter with one open request; without a number the quoted or the only request that waits. */
export async function decide(context: CommandContext, call: Decide): Promise<void> {
  if (call.agree && CONDITION.test(call.reason ?? ''))
    return refusePrivately(context, 'agreed-on-condition', {});
  const pending = [...(await pendingRequests(context)), ...(await askedJointly(context))];
  const { series } = context.table;
  const matters = mattersOf(pending, call);
  const of = (each: Waiting, number: NumberRef): boolean => matches(number, numbersOf(each), series);
  const chosen =
    matters !== undefined
      ? pending.filter((each) => matters.some((number) => of(each, number)))
      : call.refs.length > 0
        ? named(pending, call.refs)
        : about(context, pending);
  const [only] = chosen;
  if (only === undefined) return refusePrivately(context, 'nothing-to-decide', {});
  const several =
    matters === undefined
      ? chosen.length > 1 && call.refs.length === 0
      : matters.some((number) => chosen.filter((each) => of(each, number)).length > 1);
  if (several || isAmbiguous(chosen, call.refs))
    return refusePrivately(context, 'which-request', { ref: refOfPending(only) });
  const ruling = chosen.find((each) => each.letter !== '交' && !mayDecide(context, each));
  if (ruling !== undefined)
    return refusePrivately(context, 'return-needs-ruling', { ref: refOfPending(ruling) });
  for (const each of chosen) {
    if (each.letter === '退') await decideReturnRequested(context, each, call);
    if (each.letter === '延') await decideExtensionRequested(context, each, call);
  }
  const joint = chosen.filter(
    (each): each is PendingJoint => each.letter === '交' && (call.joint?.includes(each.issue.id) ?? true),
  );
  if (joint.length === 0 && chosen.every(({ letter }) => letter === '交'))
    return refusePrivately(context, 'nothing-to-decide', {});
  if (joint.length > 0) await answerJointly(context, joint, call);
}

/** The matters whose requests are meant: named as such, or by digits that are no request's. */
function mattersOf(pending: readonly Waiting[], { refs, matters }: Decide): readonly NumberRef[] | undefined {
  if (matters !== undefined) return matters;
  const loose = refs.filter(({ letter }) => letter === undefined);
  if (refs.length === 0 || loose.length < refs.length || named(pending, refs).length > 0) return undefined;
  return loose.map(({ serial }) => ({ typed: String(serial), kind: 'bare', serial }));
}

function numbersOf({ matter: { suggestion } }: Waiting): SuggestionNumbers {
  return { intakeNumber: String(suggestion.intakeNumber), number: suggestion.number };
}

function about(context: CommandContext, pending: readonly Waiting[]): Waiting[] {
  const { subject } = context;
  return pending.filter(({ matter }) => subject === undefined || matter.suggestion.id === subject);
}

function named(pending: readonly Waiting[], refs: Decide['refs']): Waiting[] {
  return pending.filter((each) => refs.some((ref) => fits(each, ref)));
}

function fits({ letter, request }: Waiting, ref: Decide['refs'][number]): boolean {
  return ref.serial === request.serial && (ref.letter === undefined || ref.letter === letter);
}

/** 4 without a letter may be 退4 and 延4. */
function isAmbiguous(chosen: readonly Waiting[], refs: Decide['refs']): boolean {
  return refs.some((ref) => chosen.filter((each) => fits(each, ref)).length > 1);
}
