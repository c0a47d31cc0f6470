import type { CommandCall, LetteredRef } from '../command-call.ts';
import {
  readAcceptance,
  readDisclosure,
  readHearing,
  readHearingResult,
  readKeyMeeting,
  readMinutes,
} from './after-reply.ts';
import { readAssignment } from './assignment.ts';
import { codeAfterWord } from './binding-code.ts';
import type { CommandKey, OtherCommandKey } from './command-table.ts';
import { readClue, readClueWork } from './clues.ts';
import { readCommitment, readCommitmentDone } from './commitments.ts';
import { readContact } from './contact.ts';
import { readCosigning, readInvitation } from './cosigning.ts';
import { readFields, textOf } from './fields.ts';
import { cut, type Passage } from './fold.ts';
import { readRating } from './grades.ts';
import {
  readAssistOpinion,
  readAssistPromise,
  readExtension,
  readSecondRound,
  readSignOff,
} from './handling.ts';
import { readInspection } from './inspection.ts';
import { readLeaderList } from './leaders.ts';
import type { Lexicon } from './lexicon.ts';
import { readLateness, readPlan } from './plan.ts';
import { readConsultation, readVote } from './poll.ts';
import { present } from './present.ts';
import { readLiaison, readParent, readRates, readReconcile } from './office-words.ts';
import { readReply } from './reply.ts';
import { readCorrection, readOnBehalf, readRecordedLater } from './on-behalf.ts';
import { readCodeRequest, readRegistration } from './registration.ts';
import { letteredRefs, readDecision, readReturnDecision, readReturnRequest, reasonOf } from './returns.ts';
import { readReview } from './review.ts';
import { aim, asksForAll, punctuated, type Said, wordsOf } from './said.ts';
import { readDuty, readStation } from './stations.ts';
import { topicIn } from './topic.ts';
import { readSuggestion } from './suggestion.ts';
import { readKeyScores, readQuality } from './supervision-record.ts';
import { readKeySuggestion, readSupervise, readSupervisionReply, readToOrdinary } from './supervision.ts';
import { isEmpty } from './targets.ts';

type Reader = (said: Said) => CommandCall;
/** The names of the calls that say nothing but their name. */
type Plain = CommandCall extends infer Call
  ? Call extends { readonly name: infer Name }
    ? 'mine' extends Name
      ? Name
      : never
    : never
  : never;

const plain =
  (name: Plain): Reader =>
  () => ({ name });

/** What each word is read into; a word without an entry is `other`, with its text as typed. */
const READERS: Readonly<Record<Exclude<CommandKey, OtherCommandKey>, Reader>> = {
  help: readHelp,
  guide: () => ({ name: 'guide' }),
  todo: plain('todo'),
  pendingReview: plain('pendingReview'),
  pendingApproval: plain('pendingApproval'),
  overview: plain('overview'),
  board: plain('board'),
  weekly: plain('weekly'),
  rates: readRates,
  liaison: readLiaison,
  reconcile: readReconcile,
  parentCongress: readParent,
  mine: plain('mine'),
  undo: plain('undo'),
  missing: plain('missing'),
  outbox: plain('outbox'),
  confirm: (said) => ({ name: 'confirm', targets: aim(said).targets }),
  register: plain('register'),
  basis: plain('basis'),
  bind: readBinding,
  claim: (said) => readClaim(said.rest) ?? unread(said),
  submit: (said) => ({ name: 'submit', suggestion: readSuggestion(punctuated(said.rest), said.lexicon) }),
  cosign: readCosigning,
  declineCosign: readCosigning,
  inviteCosigners: readInvitation,
  query: (said) => readQuery('query', said),
  explain: (said) => readQuery('explain', said),
  readFull: (said) => readQuery('readFull', said),
  withdraw: readWithdrawal,
  review: readReview,
  assign: readAssignment,
  reassign: readAssignment,
  signOff: readSignOff,
  requestReturn: readReturnRequest,
  decideReturn: readReturnDecision,
  decideExtension: readReturnDecision,
  lateness: readLateness,
  plan: readPlan,
  coordinate: (said) => ({ name: 'coordinate', targets: aim(said).targets }),
  agree: readDecision,
  disagree: readDecision,
  contact: readContact,
  extend: readExtension,
  assistOpinion: readAssistOpinion,
  assistPromise: readAssistPromise,
  reply: readReply,
  commitment: readCommitment,
  commitmentDone: readCommitmentDone,
  acceptPaper: readAcceptance,
  hearing: readHearing,
  keyMeeting: readKeyMeeting,
  minutes: readMinutes,
  hearingResult: readHearingResult,
  disclose: readDisclosure,
  rate: readRating,
  secondRound: readSecondRound,
  bindingCode: readBindingCode,
  registerGroup: (said) => readRegistration(said.rest),
  unregisterGroup: plain('unregisterGroup'),
  consultation: readConsultation,
  vote: readVote,
  myVote: plain('myVote'),
  import: () => ({ name: 'import' }),
  ledger: readLedger,
  clue: readClue,
  cluePool: plain('cluePool'),
  clueWork: readClueWork,
  toOrdinary: readToOrdinary,
  keySuggestion: readKeySuggestion,
  leaderList: readLeaderList,
  supervise: readSupervise,
  supervisionReply: readSupervisionReply,
  keyScores: readKeyScores,
  quality: readQuality,
  inspection: readInspection,
  onBehalf: readOnBehalf,
  recordLater: readRecordedLater,
  correct: readCorrection,
  station: readStation,
  duty: readDuty,
  nag: (said) => ({
    name: 'nag',
    what: [said.numbers.clean, punctuated(said.rest).clean].filter(Boolean).join(' '),
  }),
};

/** Return what a command word and the text around it say. */
export function readSaid(said: Said): CommandCall {
  const reader = Object.hasOwn(READERS, said.key)
    ? // The check says that the key is one of the table's own.
      READERS[said.key as keyof typeof READERS]
    : unread;
  return reader(said);
}

/** 帮助 督办, 用法 #督办: the word that is asked about. */
function readHelp({ rest, lexicon }: Said): CommandCall {
  return present({ name: 'help' as const, topic: topicIn(rest, lexicon) });
}

/** 我是张明, 我是第一代表团的张明: the name as typed, or `undefined` when it goes on as a sentence. */
export function readClaim(text: Passage): CommandCall | undefined {
  const name =
    /^[\s:,]*(?!来|想|要|不|谁|说|在|一个|个|这|那|的|从|为|因|代表$|反映|有)((?:[\p{Script=Han}\d]{2,16}的?\s*)?\p{Script=Han}[\p{Script=Han}·]{1,11})[\s。!,~]*$/u.exec(
      text.folded,
    )?.[1];
  if (name === undefined || /[吗呢吧了]$/.test(name)) return undefined;
  const start = text.folded.indexOf(name);
  return { name: 'claim', person: cut(text, start, start + name.length).clean };
}

/** 绑定 H7KM-2QXP [王敏]; a name alone is a claim. */
function readBinding(said: Said): CommandCall {
  const { code, person } = codeAfterWord(said.rest);
  if (code === '' && person !== undefined) return { name: 'claim', person };
  return present({ name: 'bind' as const, code, person });
}

/** 绑定码 7K2F is what somebody types who was given a code; 绑定码 张明 asks for one. */
function readBindingCode(said: Said): CommandCall {
  return codeAfterWord(said.rest).code === '' ? readCodeRequest(said.rest) : readBinding(said);
}

function readQuery(name: 'query' | 'explain' | 'readFull', said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const words = wordsOf(rest)?.replace(/[?？。！!]+$/u, '');
  const text = isEmpty(targets) && words !== '' ? words : undefined;
  const ref = name === 'query' && isEmpty(targets) ? clueOrOrder(rest) : undefined;
  if (ref !== undefined) return { name, targets, ref };
  return present({ name, targets, text, whole: name === 'query' && asksForAll(rest) ? true : undefined });
}

/** 线2 or 单1 and nothing more. */
function clueOrOrder(text: Passage): LetteredRef | undefined {
  const { refs, rest } = letteredRefs(text);
  const [only] = refs;
  const alone = refs.length === 1 && rest.folded === '';
  return alone && (only?.letter === '线' || only?.letter === '单') ? only : undefined;
}

function readWithdrawal(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const fields = readFields(rest, [{ key: 'grounds', extent: 'text' }], {
    lexicon: said.lexicon,
    style: 'form',
  });
  return present({
    name: 'withdraw' as const,
    targets,
    reason: reasonOf(fields) ?? textOf(fields, 'grounds'),
  });
}

/** 表格 区住建局 已答复 */
function readLedger(said: Said): CommandCall {
  const words = [said.numbers.clean, punctuated(said.rest).clean].filter(Boolean).join(' ');
  return present({ name: 'ledger' as const, condition: words === '' ? undefined : words });
}

function unread(said: Said): CommandCall {
  const word = wordOf(said.key, said.lexicon) ?? said.word;
  const rest = [said.numbers.clean, said.rest.clean].filter((it) => it !== '').join(' ');
  return { name: 'other', key: said.key, word, rest };
}

function wordOf(key: CommandKey, lexicon: Lexicon): string | undefined {
  return lexicon.entry(key)?.words[0];
}
