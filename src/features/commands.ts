import type { AnyCall, Call } from '../chat/card-call.ts';
import { attachFiles } from './asking/attach-files.ts';
import { assign } from './assignments/assign.ts';
import { signOff } from './assignments/sign-off.ts';
import { contact } from './contacts/contact.ts';
import type { CommandContext } from './context.ts';
import { guide } from './inquiries/guide.ts';
import { explain } from './inquiries/explain.ts';
import { help } from './inquiries/help.ts';
import { mine } from './inquiries/mine.ts';
import { overview } from './inquiries/overview.ts';
import { pendingApproval } from './inquiries/pending-approval.ts';
import { pendingReview } from './inquiries/pending-review.ts';
import { query } from './inquiries/query.ts';
import { readFull } from './inquiries/read-full.ts';
import { todo } from './inquiries/todo.ts';
import { importList, importLists, takeFile } from './lists/import.ts';
import { ledger } from './lists/ledger.ts';
import { reply } from './replies/reply.ts';
import { claimAgain } from './roster/claim-again.ts';
import { confirmClaim } from './roster/claim.ts';
import { bindingCode, codeFor, enrol } from './roster/issue-code.ts';
import { registerGroup, registerGroupAs } from './roster/register-group.ts';
import { unregisterGroup } from './roster/unregister-group.ts';
import { decide, decideReturn } from './returns/decide.ts';
import { askReturn, requestReturn } from './returns/request.ts';
import { rate } from './satisfaction/rate.ts';
import { consult } from './polls/consult.ts';
import { myVote } from './polls/my-vote.ts';
import { vote } from './polls/vote.ts';
import { refusePrivately } from './speaking/refuse.ts';
import { answer } from './speaking/speak.ts';
import { amendDraft, confirmDraft, discardDraft, editDraft } from './suggestions/confirm-draft.ts';
import { askReviewDetail, review } from './suggestions/review.ts';
import { submit } from './suggestions/submit.ts';
import { withdraw } from './suggestions/withdraw.ts';
import { undo } from './undo/undo.ts';

type Handlers = {
  readonly [N in AnyCall['name']]?: (context: CommandContext, call: Call<N>) => Promise<void>;
};

/** Everything the bot can do, by the name of the call. This list is the map of the features. */
export const COMMANDS: Handlers = {
  submit,
  confirm: confirmDraft,
  confirmDraft,
  editDraft,
  amendDraft,
  discardDraft,
  withdraw,
  review,
  askRevision: askReviewDetail,
  askDecline: askReviewDetail,
  assign,
  signOff,
  requestReturn,
  askReturn,
  decide,
  decideReturn,
  contact,
  reply,
  rate,
  consultation: consult,
  vote,
  myVote,
  query,
  readFull,
  todo,
  mine,
  pendingReview,
  pendingApproval,
  overview,
  explain,
  help,
  guide,
  file: takeFile,
  import: importLists,
  importList,
  ledger,
  attachFiles,
  undo,
  // With a code it is sealed and never comes here (roster/bind.ts).
  bind: (context) => refusePrivately(context, 'code-how'),
  claim: claimAgain,
  confirmClaim,
  bindingCode,
  codeFor,
  enrol,
  registerGroup,
  registerGroupAs,
  unregisterGroup,
  greeting: (context) => answer(context, 'speaking/greeting', { person: context.actor.name }),
  cancel: (context) => answer(context, 'speaking/cancelled'),
};
