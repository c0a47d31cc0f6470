import type { Call } from '../../chat/card-call.ts';
import type { Address } from '../../chat/message.ts';
import type { Visibility } from '../../domain/visibility/visibility.ts';
import { type CommandContext, viewersOf } from '../context.ts';
import { showClue } from '../clues/pool.ts';
import { isHiddenIn, nameFor, stateAmong } from '../matters/label.ts';
import { type Matter, seenBy } from '../matters/matter.ts';
import { resolveTargets } from '../matters/targets.ts';
import { ratedFor } from '../satisfaction/rated.ts';
import { noteWhispered, say } from '../speaking/speak.ts';
import { showOrder } from '../supervision/show-order.ts';
import { mattersFromAbove } from '../superior/matters-from-above.ts';
import { shortText, wholeText } from './about-matter.ts';
import { listLine, unitList } from './describe.ts';
import { type Facts, loadFacts, type RatingFact } from './facts.ts';
import { openMatters, ownOpenMatters } from './open-matters.ts';
import { overview } from './overview.ts';
import { sayPieces } from './pieces.ts';
import { hasRole, sharedView } from './place.ts';

/** 查: where a matter, a clue (线2) or an order (单1) stands. A group reads what everyone in it may see, the speaker the rest privately. */
export async function query(
  context: CommandContext,
  call: Call<'query' | 'explain' | 'readFull'>,
): Promise<void> {
  if (call.ref?.letter === '线') return showClue(context, call.ref);
  if (call.ref !== undefined) return showOrder(context, call.ref);
  const [above, another] = await mattersFromAbove(context, call);
  if (above !== undefined && another === undefined) return answerOne(context, above, call);
  const asked = call.targets.numbers.length > 0 || call.targets.all || context.subject !== undefined;
  // 现在怎么样了 without a number: the one own matter, or how things stand for whoever asks; a leader gets
  // figures always (domain.md, manners 3).
  const own = asked || hasRole(context, 'leader') ? [] : await ownOpenMatters(context);
  if (!asked && own.length !== 1) return overview(context);
  const open = () => (asked ? openMatters(context) : Promise.resolve(own));
  const matters = await resolveTargets(context, call.targets, open, '查');
  if (matters === undefined) return;

  const [only] = matters;
  if (only !== undefined && matters.length === 1) await answerOne(context, only, call);
  else await answerMany(context, matters);
}

/** 全部 is a long answer, and so a private one. */
async function answerOne(
  context: CommandContext,
  matter: Matter,
  { whole = false }: Call<'query' | 'explain' | 'readFull'>,
): Promise<void> {
  const { group, address } = context.place;
  const facts = await loadFacts(context, matter);
  const own = seenBy(context.actor, matter);
  const privately = { to: context.actor.direct, view: own, more: false, whole };
  if (group === undefined) return tell(context, matter, facts, { ...privately, to: address });

  const here = whole && own === 'full' ? 'none' : sharedView(context, matter);
  const more = (own === 'full' && here !== 'full') || isHiddenIn(matter.suggestion, group, context.rules);
  if (here !== 'none') await tell(context, matter, facts, { ...privately, to: address, view: here, more });
  if (here !== 'none' && !more) return;
  await tell(context, matter, facts, privately);
  if (here === 'none') await noteWhispered(context);
}

interface Telling {
  readonly to: Address;
  readonly view: Visibility;
  /** The rest was told privately, which the group reads. */
  readonly more: boolean;
  /** Everything was asked for. */
  readonly whole: boolean;
}

async function tell(context: CommandContext, matter: Matter, facts: Facts, telling: Telling): Promise<void> {
  const { suggestion } = matter;
  const { to } = telling;
  const state = stateAmong(suggestion, await ratedAt(context, to, [matter]));
  const subject = suggestion.id;
  const group = to === context.place.address ? context.place.group : undefined;
  const name = nameFor(suggestion, group, context.rules);
  if (telling.view === 'full') {
    const inGroup = group !== undefined;
    const said = { name, inGroup, state, facts, rating: ratingFor(context, inGroup, facts.rating) };
    const text = await (telling.whole ? wholeText : shortText)(context, matter, said);
    return sayPieces(context, { to, name: 'query', text, subject });
  }
  const template = telling.more ? 'inquiries/query-public-rest-whispered' : 'inquiries/query-public';
  const values = { name, state, units: unitList(context, matter) };
  await say(context, { to, class: 'answer', subject, template, values });
}

/**
 * Grades are for the deputy who gave them and for staff (背靠背, domain.md 2.4): privately, or in a group
 * of staff alone.
 */
function ratingFor(
  context: CommandContext,
  inGroup: boolean,
  rating: RatingFact | undefined,
): RatingFact | undefined {
  if (rating === undefined) return undefined;
  const staffAlone = context.place.audience.every((viewer) => viewer.roles.includes('staff'));
  if (inGroup) return context.place.group?.kind === 'staff' && staffAlone ? rating : undefined;
  const given = context.actor.members.some((member) => member.id === rating.deputyId);
  return given || hasRole(context, 'staff') ? rating : undefined;
}

async function answerMany(context: CommandContext, matters: readonly Matter[]): Promise<void> {
  const { group, address } = context.place;
  const shown = matters.filter((matter) => sharedView(context, matter) !== 'none');
  const complete = shown.length === matters.length;
  if (shown.length > 0) {
    const rated = await ratedAt(context, address, shown);
    const lines = shown.map((matter) =>
      listLine(context, matter, { name: nameFor(matter.suggestion, group, context.rules), rated }),
    );
    await sayPieces(context, { to: address, name: 'query', text: lines.join('\n') });
  }
  if (complete) return;
  const { direct } = context.actor;
  const rated = await ratedAt(context, direct, matters);
  const all = matters.map((matter) =>
    listLine(context, matter, { name: nameFor(matter.suggestion, undefined, context.rules), rated }),
  );
  await sayPieces(context, { to: direct, name: 'query-all', text: all.join('\n') });
  await noteWhispered(context);
}

/** Which of the matters are rated by all who are asked, as far as those who read the answer there may know it. */
function ratedAt(
  context: CommandContext,
  to: Address,
  matters: readonly Matter[],
): Promise<ReadonlySet<string>> {
  const { group, address, audience } = context.place;
  const inGroup = group !== undefined && to === address;
  return ratedFor(context, matters, inGroup ? audience : viewersOf(context.actor.members));
}
