import type { AnyCall, Call } from '../chat/card-call.ts';
import { attachFiles } from './asking/attach-files.ts';
import { takeFile } from './asking/take-file.ts';
import { decide } from './approvals/decide.ts';
import { assign } from './assignments/assign.ts';
import { reassign } from './assignments/reassign.ts';
import { listLeaders } from './assignments/leader-list.ts';
import { signOff } from './assignments/sign-off.ts';
import { showPool } from './clues/pool.ts';
import { amendClue, reportClue } from './clues/report.ts';
import { workOnClue } from './clues/work.ts';
import { addCommitment } from './commitments/add.ts';
import { closeCommitments, commitmentDone } from './commitments/complete.ts';
import { reviewCommitments } from './commitments/review.ts';
import { confirmContact } from './contacts/confirm-contact.ts';
import { contact } from './contacts/contact.ts';
import type { CommandContext } from './context.ts';
import { decideExtension } from './extensions/decide.ts';
import { extend } from './extensions/extend.ts';
import { makeOrdinary } from './fast-track/to-ordinary.ts';
import { disclose } from './disclosure/disclose.ts';
import { arrangeHearing } from './hearings/arrange.ts';
import { concludeHearing } from './hearings/conclude.ts';
import { coordinate } from './coordination/coordinate.ts';
import { nag } from './nagging/nag.ts';
import { explainLateness } from './lateness/explain-lateness.ts';
import { plan } from './plans/plan.ts';
import { guide, skipSteps, writeBySteps } from './inquiries/guide.ts';
import { explain } from './inquiries/explain.ts';
import { help } from './inquiries/help.ts';
import { mine } from './inquiries/mine.ts';
import { board } from './inquiries/board.ts';
import { overview } from './inquiries/overview.ts';
import { rates } from './inquiries/six-rates.ts';
import { pendingApproval } from './inquiries/pending-approval.ts';
import { pendingReview } from './inquiries/pending-review.ts';
import { query } from './inquiries/query.ts';
import { readFull } from './inquiries/read-full.ts';
import { todo } from './inquiries/todo.ts';
import { keyMeeting } from './hearings/key-meeting.ts';
import { minutes } from './hearings/minutes.ts';
import { inspect } from './inspections/inspect.ts';
import { keyScores } from './key-suggestions/key-scores.ts';
import { keySuggestion } from './key-suggestions/key-suggestion.ts';
import { importList, importLists } from './lists/import.ts';
import { ledger } from './lists/ledger.ts';
import { acceptPaper } from './replies/accept-reply.ts';
import { correct } from './on-behalf/correct.ts';
import { confirmOnBehalf, enterOnBehalf } from './on-behalf/on-behalf.ts';
import { recordLater } from './on-behalf/record-later.ts';
import { liaison } from './liaison/liaison.ts';
import { parentCongress } from './levels/parent-congress.ts';
import { reconcile } from './reconciliation/reconcile.ts';
import { weekly } from './weekly/weekly.ts';
import { reply } from './replies/reply.ts';
import { claimAgain } from './roster/claim-again.ts';
import { confirmClaim } from './roster/claim.ts';
import { assistOpinion } from './assisting/opinion.ts';
import { assistPromise } from './assisting/promise.ts';
import { redoOpinion } from './assisting/redo-opinion.ts';
import { bindingCode, codeFor, enrol } from './roster/issue-code.ts';
import { registerGroup, registerGroupAs } from './roster/register-group.ts';
import { unregisterGroup } from './roster/unregister-group.ts';
import { decideReturn } from './returns/decide.ts';
import { askReturn, requestReturn } from './returns/request.ts';
import { rate } from './satisfaction/rate.ts';
import { secondRound } from './second-round/second-round.ts';
import { consult } from './polls/consult.ts';
import { myVote } from './polls/my-vote.ts';
import { vote } from './polls/vote.ts';
import { refusePrivately } from './speaking/refuse.ts';
import { answer } from './speaking/speak.ts';
import { cosign, declineCosign } from './cosigning/cosign.ts';
import { inviteCosigners } from './cosigning/ask-cosigners.ts';
import { cosignInstead, keepOwn } from './cosigning/instead.ts';
import { amendDraft, confirmDraft, discardDraft, editDraft } from './suggestions/confirm-draft.ts';
import { handOver } from './suggestions/hand-over.ts';
import { askReviewDetail, review } from './suggestions/review.ts';
import { greet } from './suggestions/assented.ts';
import { submit } from './suggestions/submit.ts';
import { withdraw } from './suggestions/withdraw.ts';
import { agreeWithdrawal, decideWithdrawal } from './suggestions/withdrawal-answers.ts';
import { duty } from './stations/duty.ts';
import { station } from './stations/station.ts';
import { answerOrder } from './supervision/answer-order.ts';
import { quality } from './supervision/quality.ts';
import { supervise } from './supervision/supervise.ts';
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
  handOver,
  cosign,
  declineCosign,
  inviteCosigners,
  cosignInstead,
  keepOwn,
  withdraw,
  agreeWithdrawal,
  decideWithdrawal,
  review,
  askRevision: askReviewDetail,
  askDecline: askReviewDetail,
  assign,
  reassign,
  signOff,
  requestReturn,
  askReturn,
  decide,
  decideReturn,
  extend,
  coordinate,
  nag,
  plan,
  lateness: explainLateness,
  assistOpinion,
  redoOpinion,
  assistPromise,
  decideExtension,
  contact,
  confirmContact,
  reply,
  acceptPaper,
  commitment: addCommitment,
  commitmentDone,
  closeCommitments,
  reviewCommitments,
  rate,
  hearing: arrangeHearing,
  hearingResult: concludeHearing,
  secondRound,
  disclose,
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
  board,
  weekly,
  rates,
  liaison,
  reconcile,
  parentCongress,
  explain,
  help,
  guide,
  writeBySteps,
  skipSteps,
  file: takeFile,
  import: importLists,
  importList,
  ledger,
  attachFiles,
  undo,
  // With a code it is sealed and never comes here (roster/bind.ts).
  bind: (context) => refusePrivately(context, 'code-how'),
  clue: reportClue,
  amendClue,
  cluePool: showPool,
  clueWork: workOnClue,
  toOrdinary: makeOrdinary,
  onBehalf: enterOnBehalf,
  confirmOnBehalf,
  recordLater,
  correct,
  keySuggestion,
  leaderList: listLeaders,
  keyScores,
  keyMeeting,
  minutes,
  quality,
  inspection: inspect,
  supervise,
  supervisionReply: answerOrder,
  claim: claimAgain,
  confirmClaim,
  station,
  duty,
  bindingCode,
  codeFor,
  enrol,
  registerGroup,
  registerGroupAs,
  unregisterGroup,
  greeting: greet,
  cancel: (context) => answer(context, 'speaking/cancelled'),
};
