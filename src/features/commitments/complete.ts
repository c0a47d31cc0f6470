import type { Call } from '../../chat/card-call.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { type Commitment, saveCommitment } from '../../storage/commitments.ts';
import { fileNames } from '../../storage/files.ts';
import { loadSuggestion } from '../../storage/suggestions.ts';
import { keepAssistPromise, mattersWithPromises } from '../assisting/promise.ts';
import { actingUnits } from '../assignments/own-share.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext } from '../context.ts';
import { asksDayAgain } from '../matters/doubtful-day.ts';
import { answerAbout } from '../matters/answer-about.ts';
import { loadMatter, type Matter } from '../matters/matter.ts';
import { resolveOne } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { choice, showCard } from '../speaking/speak.ts';
import { openPromises, promises, type UnitPromise } from './open-promises.ts';
import { tellDone } from './tell-done.ts';

type Done = Call<'commitmentDone'>;

/** What is said of promises that are kept. */
interface Kept {
  readonly evidence: string | undefined;
  readonly files: readonly string[];
  readonly date: CivilDate;
}

/** 承诺完成: close a unit's promise (销号); of several it is asked which one. */
export async function commitmentDone(context: CommandContext, call: Done): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => withOpenPromises(context), '承诺完成');
  if (matter === undefined) return;
  if (await asksDayAgain(context, { word: '承诺完成', day: call, matters: [matter] })) return;
  const own = await ownPromises(context, matter);
  const open = own.filter(({ commitment }) => commitment.doneOn === undefined);
  const files = [...context.files, ...(await storeAttachments(context))];
  const kept = await keptOf(context, call, files);
  if (open.length > 1) return askWhich(context, call, { matter, open, files });
  if (open.length === 0) {
    if (await keepAssistPromise({ ...context, actedOn: kept.date }, matter, call.evidence)) return;
    return addEvidence(context, matter, own, kept);
  }
  await close(context, matter, open, kept);
}

/** The choice of a card: these promises of a matter. */
export async function closeCommitments(
  context: CommandContext,
  call: Call<'closeCommitments'>,
): Promise<void> {
  const suggestion = await loadSuggestion(context.work.tx, context.congress.id, call.suggestion);
  const matter = await loadMatter(context, suggestion);
  const own = await ownPromises(context, matter);
  const open = own.filter(
    ({ commitment }) => commitment.doneOn === undefined && call.ids.includes(commitment.id),
  );
  if (open.length === 0)
    return refusePrivately(context, 'no-commitment', { number: displayNumber(suggestion) });
  await close(context, matter, open, await keptOf(context, call, context.files));
}

async function withOpenPromises(context: CommandContext): Promise<Matter[]> {
  const open = await openPromises(context, { assignment: { unitId: { in: [...actingUnits(context)] } } });
  const matters = [...open.map(({ matter }) => matter), ...(await mattersWithPromises(context))];
  return [...new Map(matters.map((matter) => [matter.suggestion.id, matter])).values()];
}

/** What the speaker's units promised about a matter, in all rounds. */
async function ownPromises(context: CommandContext, { suggestion }: Matter): Promise<UnitPromise[]> {
  return promises(context, {
    assignment: { suggestionId: suggestion.id, unitId: { in: [...actingUnits(context)] } },
  });
}

/** The evidence as typed, with the names of the files that came with it. */
async function keptOf(
  context: CommandContext,
  { evidence, date }: Pick<Done, 'evidence' | 'date'>,
  files: readonly string[],
): Promise<Kept> {
  const names = await fileNames(context.work.tx, context.congress.id, [...files]);
  const parts = [evidence, names.length === 0 ? undefined : names.join('、')];
  const text = parts.filter((part) => part !== undefined).join(';');
  return { evidence: text === '' ? undefined : text, files, date: date ?? context.actedOn };
}

async function askWhich(
  context: CommandContext,
  call: Done,
  {
    matter,
    open,
    files,
  }: {
    readonly matter: Matter;
    readonly open: readonly UnitPromise[];
    readonly files: readonly string[];
  },
): Promise<void> {
  const { evidence, date } = call;
  const closing = (ids: readonly string[]) => ({
    name: 'closeCommitments' as const,
    suggestion: matter.suggestion.id,
    ids,
    ...(evidence === undefined ? {} : { evidence }),
    ...(date === undefined ? {} : { date }),
  });
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template: 'commitments/which-one',
    values: { number: displayNumber(matter.suggestion), count: open.length },
    kind: 'confirm',
    subject: matter.suggestion.id,
    answerableBy: [context.actor.personId],
    choices: [
      ...open.map(({ commitment }) =>
        choice(commitment.matter.slice(0, LABEL), closing([commitment.id]), { confirmed: true, files }),
      ),
      choice('全部完成', closing(open.map(({ commitment }) => commitment.id)), { confirmed: true, files }),
    ],
  });
}

/** A choice is one line of a card. */
const LABEL = 20;

async function close(
  context: CommandContext,
  matter: Matter,
  done: readonly UnitPromise[],
  { evidence, files, date }: Kept,
): Promise<void> {
  for (const { commitment } of done) {
    const next = { ...commitment, doneOn: date, ...(evidence === undefined ? {} : { evidence }) };
    await saveCommitment(context.work, commitment, next, { action: 'commitment.done' });
  }
  const about = { matters: [matter], numbersTyped: true };
  const template = evidence === undefined ? 'commitments/closed-evidence-later' : 'commitments/closed';
  await answerAbout(context, about, template, {
    number: displayNumber(matter.suggestion),
    count: done.length,
  });
  await tellDone(context, matter, { done, evidence: evidence ?? '', files });
}

/** Evidence that comes after the promise was closed; nothing closed and nothing open is refused. */
async function addEvidence(
  context: CommandContext,
  matter: Matter,
  own: readonly UnitPromise[],
  { evidence }: Kept,
): Promise<void> {
  const number = displayNumber(matter.suggestion);
  const last = own.at(-1)?.commitment;
  if (last === undefined || evidence === undefined)
    return refusePrivately(context, 'no-commitment', { number });
  const next: Commitment = {
    ...last,
    evidence: [last.evidence, evidence].filter((part) => part !== undefined).join(';'),
  };
  await saveCommitment(context.work, last, next, { action: 'commitment.evidence_added' });
  await answerAbout(context, { matters: [matter], numbersTyped: true }, 'commitments/evidence-added', {
    number,
  });
}
