import type { Address } from '../../chat/message.ts';
import type { Assignment } from '../../domain/assignment/assignment.ts';
import type { LedgerMatter, LedgerShare } from '../../domain/lists/ledger-matter.ts';
import type { NewMatter } from '../../domain/lists/suggestion-books.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import type { MatterRows } from '../../storage/list-writes.ts';
import type { Rating } from '../../storage/ratings.ts';
import { present } from '../../storage/work.ts';
import type { Room } from '../context.ts';

export interface Origin {
  /** Where the list was confirmed. */
  readonly place: Address;
  /** The rules under which matters are assigned now. */
  readonly ruleHash: string;
}

/** What a row of the tables has of who entered it and when. */
interface Entered {
  readonly congressId: string;
  readonly enteredAt: Date;
  readonly enteredById: string;
}

/** The rows of the tables for a suggestion of a list, with all that the list says of it. */
export function matterRows(room: Room, added: NewMatter, origin: Origin): MatterRows {
  const { matter } = added;
  const entered = {
    congressId: room.congress.id,
    enteredAt: room.now,
    enteredById: room.work.actorId ?? matter.leadId,
  };
  const shares = matter.shares.map((share) => shareRows(room, added, { share, entered }));
  const rating = ratingOf(room, matter, entered);
  return {
    suggestion: suggestionOf(room, added, { origin, entered }),
    cosigners: matter.cosignerIds,
    assignments: shares.map(({ assignment }) => assignment),
    contacts: shares.flatMap(({ contacts }) => contacts),
    replies: shares.flatMap(({ replies }) => replies),
    commitments: shares.flatMap(({ commitments }) => commitments),
    ...(rating === undefined ? {} : { rating }),
  };
}

function suggestionOf(
  room: Room,
  { matter, closedOn, rateBy }: NewMatter,
  { origin, entered }: { readonly origin: Origin; readonly entered: Entered },
): Suggestion {
  const { platform, account, conversation } = origin.place;
  const { number, category, submittedOn, assignedOn, withdrawnOn, formedBy } = matter;
  return {
    ...entered,
    id: matter.id,
    version: 1,
    state: matter.state,
    kind: matter.kind,
    intakeNumber: matter.intakeNumber,
    title: matter.title,
    reason: matter.reason,
    analysis: matter.analysis,
    advice: matter.advice,
    body: '',
    confidential: matter.confidential,
    key: matter.key,
    leadDeputyId: matter.leadId,
    suggestedUnits: matter.suggestedUnits,
    reviewLevel: 0,
    round: 1,
    origin: { platform, account, conversation },
    registeredOn: submittedOn ?? assignedOn ?? room.today,
    ...present({ number, category, submittedOn, assignedOn, withdrawnOn, closedOn, rateBy, formedBy }),
    ...(assignedOn === undefined ? {} : { ruleHash: origin.ruleHash }),
  };
}

type ShareRows = Pick<MatterRows, 'contacts' | 'replies' | 'commitments'> & {
  readonly assignment: Assignment;
};

function shareRows(
  room: Room,
  added: NewMatter,
  { share, entered }: { readonly share: LedgerShare; readonly entered: Entered },
): ShareRows {
  const assignment = assignmentOf(room, added, { share, entered });
  const own = { ...entered, assignmentId: assignment.id, round: 1 };
  const { contacts, reply, commitments } = share;
  return {
    assignment,
    contacts: contacts.map((contact) => ({
      ...own,
      id: room.newId(),
      ...contact,
      summary: '',
      onBehalf: true,
    })),
    replies:
      reply === undefined
        ? []
        : [{ ...own, id: room.newId(), ...reply, content: '', onBehalf: true, fileIds: [] }],
    commitments: commitments.map((commitment) => ({ ...own, id: room.newId(), ...commitment })),
  };
}

function assignmentOf(
  room: Room,
  { matter, dues }: NewMatter,
  { share, entered }: { readonly share: LedgerShare; readonly entered: Entered },
): Assignment {
  const due = dues.get(share.unitId);
  if (due === undefined || matter.assignedOn === undefined)
    throw new Error(`the share of ${share.unitId} in ${matter.id} has no dates`);
  const { unitId, role, state, replyDue, signedOffOn, handler, phone, reply } = share;
  return {
    ...entered,
    ...due,
    id: room.newId(),
    version: 1,
    suggestionId: matter.id,
    unitId,
    round: 1,
    role,
    state,
    assignedOn: matter.assignedOn,
    replyDue,
    ...present({
      signedOffOn,
      handlerName: handler,
      handlerPhone: phone,
      answeredOn: reply?.repliedOn,
    }),
  };
}

function ratingOf(room: Room, { id, leadId, rating }: LedgerMatter, entered: Entered): Rating | undefined {
  if (rating === undefined) return undefined;
  return {
    ...entered,
    id: room.newId(),
    suggestionId: id,
    deputyId: leadId,
    round: 1,
    ...rating,
    onBehalf: true,
  };
}
