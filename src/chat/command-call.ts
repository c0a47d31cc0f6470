import type { CivilDate, ClockTime } from '../domain/calendar/civil-date.ts';
import type { PastDay } from '../domain/calendar/past-day.ts';
import type { AfterReplyCall } from './after-reply-call.ts';
import type { OfficeCall } from './office-call.ts';
import type { RosterCall } from './roster-call.ts';

/**
 * What a person said, read into one of the things the bot can do. Reading never looks anything up: numbers are as typed,
 * names are text, and what was not said is absent.
 */

/** A suggestion's number as people write it: 18号, 018, 闭018, 2026闭-018, 18-3-018, 拟12. */
export interface NumberRef {
  readonly typed: string;
  /** `intake` = 拟12; `formal` = with a series or year; `bare` = digits only. */
  readonly kind: 'intake' | 'formal' | 'bare';
  readonly year?: number;
  /** 闭, 急, 会, 议转 … as typed; `18-3` in a number of the third session of the 18th term. */
  readonly series?: string;
  readonly serial: number;
}

/** Which suggestions are meant: a list, ranges already unrolled; `all` with `except` (全部 除 25). */
export interface Targets {
  readonly numbers: readonly NumberRef[];
  readonly all: boolean;
  readonly except: readonly NumberRef[];
}

/** A number with a letter, as the bot shows other things: 票3, 单7, 线12, 项5, 活2, 退4. */
export interface LetteredRef {
  readonly letter?: string;
  readonly serial: number;
}

export interface SuggestionText {
  readonly title?: string;
  readonly reason?: string;
  readonly analysis?: string;
  readonly advice?: string;
  readonly category?: string;
  readonly cosigners: readonly string[];
  readonly units: readonly string[];
  readonly confidential?: boolean;
  /** 形成方式, as typed. */
  readonly formedBy?: string;
  /** All that was typed, without mark and command word. */
  readonly body?: string;
}

export type ContactStage = 'before' | 'during' | 'after';
export type ContactMethod = 'meeting' | 'phone' | 'visit' | 'letter' | 'forum' | 'online';
/** 承诺事项 as said: what, by when, and who answers for it (责任人). */
export interface CommitmentText {
  readonly matter: string;
  readonly date?: CivilDate;
  readonly owner?: string;
}

/** 1 = 满意, 2 = 基本满意, 3 = 不满意. */
export type Grade = 1 | 2 | 3;

/** What was said of a poll that is to be opened. */
export interface PollText {
  readonly title?: string;
  readonly projects?: readonly string[];
  readonly seats?: number;
  readonly mostChoices?: number;
  readonly closing?: { readonly date: CivilDate; readonly time: ClockTime };
  /** Who is asked, as typed. */
  readonly asked?: string;
  readonly quorum?: boolean;
  readonly base?: { readonly number: number; readonly reason?: string };
}

/** What a deputy chose: numbers of the list from 1, names as typed, or none of all (弃权). */
export type VoteText =
  | { readonly kind: 'numbers'; readonly numbers: readonly number[] }
  | { readonly kind: 'names'; readonly names: string }
  | { readonly kind: 'none' };

export type CommandCall =
  /** `helpless`: 不会弄, whatever it is that was asked. */
  | { readonly name: 'guide'; readonly helpless?: true }
  | {
      readonly name:
        | 'todo'
        | 'pendingReview'
        | 'pendingApproval'
        | 'overview'
        | 'board'
        | 'weekly'
        | 'mine'
        | 'undo'
        | 'missing'
        | 'cluePool'
        | 'outbox'
        | 'register'
        | 'basis'
        | 'unregisterGroup'
        | 'myVote';
    }
  /** 帮助 alone, or 帮助 督办: how that is typed. */
  | { readonly name: 'help'; readonly topic?: string }
  /** 提交 [N]: the draft that is meant, else the newest. */
  | { readonly name: 'confirm'; readonly targets?: Targets }
  /** 你好, 谢谢, 好的, 👍 and nothing more; `assent`: a word that also agrees to what was shown (好的, 没问题). */
  | { readonly name: 'greeting'; readonly assent?: true }
  | RosterCall
  /**
   * `prose`: told without the word; who may not submit did not mean to. `anew`: a new one, whatever draft is open, or
   * none, but a part of it.
   */
  | {
      readonly name: 'submit';
      readonly suggestion: SuggestionText;
      readonly prose?: true;
      readonly anew?: boolean;
    }
  | {
      readonly name: 'cosign' | 'declineCosign';
      readonly targets: Targets;
      readonly names: readonly string[];
    }
  /** 联名 [N] 李芳、周砚秋 or 全团: whom the lead deputy wants to ask. */
  | {
      readonly name: 'inviteCosigners';
      readonly targets: Targets;
      readonly names: readonly string[];
      readonly wholeTeam: boolean;
    }
  /** Without numbers it asks how things stand with the one open matter, or in general; `text` is what to look for. */
  | {
      readonly name: 'query' | 'explain' | 'readFull';
      readonly targets: Targets;
      readonly text?: string;
      /** 查 线2, 查 单1: a clue or an order, and no suggestion. */
      readonly ref?: LetteredRef;
      /** 查 18 全部: everything about it, and not what fits six lines. */
      readonly whole?: boolean;
    }
  | { readonly name: 'withdraw'; readonly targets: Targets; readonly reason?: string }
  | {
      readonly name: 'review';
      readonly targets: Targets;
      readonly decision?: 'pass' | 'revise' | 'decline' | 'letter' | 'merge';
      /** R01 … R14; another one is as typed and unknown to the rules. */
      readonly code?: string;
      readonly remark?: string;
      readonly into?: NumberRef;
    }
  | (PastDay & {
      readonly name: 'assign' | 'reassign';
      readonly targets: Targets;
      readonly lead: readonly string[];
      readonly assisting: readonly string[];
      readonly separate: readonly string[];
      readonly fastTrack: boolean;
      readonly key: boolean;
      readonly sixMonths: boolean;
      /** The date of the office's notice (通知规定日), beside the statutory one. */
      readonly due?: CivilDate;
    })
  | {
      readonly name: 'signOff';
      readonly targets: Targets;
      readonly handler?: string;
      readonly phone?: string;
      readonly leader?: string;
      /** 分管领导. */
      readonly charged?: string;
      readonly promise?: CivilDate;
    }
  | {
      readonly name: 'requestReturn';
      readonly targets: Targets;
      readonly reason?: string;
      readonly unit?: string;
    }
  /** 退办审批 N 单位 同意 改交:…|不同意 理由:…, and 延期审批 likewise. */
  | {
      readonly name: 'decideReturn' | 'decideExtension';
      readonly targets: Targets;
      readonly unit?: string;
      readonly agree?: boolean;
      readonly reassignTo: readonly string[];
      readonly reason?: string;
    }
  /** 同意 号… / 不同意 号 理由:… on what 待批 lists. */
  | {
      readonly name: 'decide';
      readonly agree: boolean;
      readonly refs: readonly LetteredRef[];
      /** 同意 拟2: the matters whose requests are meant, when no request is named. */
      readonly matters?: readonly NumberRef[];
      /** On a card: the joint issues that it asks about, and no later ones of the same matters. */
      readonly joint?: readonly string[];
      readonly reassignTo: readonly string[];
      readonly reason?: string;
    }
  | (PastDay & {
      readonly name: 'contact';
      readonly targets: Targets;
      readonly stage?: ContactStage;
      readonly method?: ContactMethod;
      readonly summary?: string;
    })
  | {
      readonly name: 'extend';
      readonly targets: Targets;
      readonly until?: CivilDate;
      readonly reason?: string;
    }
  /** `unit` when the opinion begins with a unit's name and a colon; it stays part of the opinion. */
  | {
      readonly name: 'assistOpinion';
      readonly targets: Targets;
      readonly opinion?: string;
      readonly unit?: string;
    }
  | {
      readonly name: 'assistPromise';
      readonly targets: Targets;
      readonly matter?: string;
      readonly date?: CivilDate;
      /** 协办承诺 N 完成: what was promised is done. */
      readonly done: boolean;
    }
  /** 说明 N 原因:… */
  | { readonly name: 'lateness'; readonly targets: Targets; readonly reason?: string }
  /** 方案 N 领导:… 人员:… 时限:… (三定); `content` what stands beside the fields. */
  | {
      readonly name: 'plan';
      readonly targets: Targets;
      readonly leader?: string;
      readonly people?: string;
      readonly schedule?: string;
      /** 部署, of a key suggestion; said with that word (`forDeployment`), what stands in no field is it. */
      readonly deployment?: string;
      readonly forDeployment?: boolean;
      readonly content?: string;
    }
  | { readonly name: 'coordinate'; readonly targets: Targets }
  | (PastDay & {
      readonly name: 'reply';
      readonly targets: Targets;
      /** A, B, C, D or 甲, 乙, 丙 as typed, upper case. */
      readonly outcome?: string;
      readonly documentNumber?: string;
      readonly signer?: string;
      readonly content?: string;
      readonly commitments: readonly CommitmentText[];
      /** 面复: said face to face; `date` is the day of it. */
      readonly faceToFace?: boolean;
    })
  | AfterReplyCall
  | {
      readonly name: 'rate';
      readonly targets: Targets;
      readonly attitude?: Grade;
      readonly result?: Grade;
      readonly remark?: string;
      /** Said by a card only: the account is new, and the person has confirmed the rating. */
      readonly sure?: true;
    }
  | {
      readonly name: 'secondRound';
      readonly targets: Targets;
      readonly due?: CivilDate;
      readonly reason?: string;
    }
  | OfficeCall
  /** 导入, with the spreadsheet or before it. */
  | { readonly name: 'import' }
  /** 表格 [条件]; the condition as typed. */
  | { readonly name: 'ledger'; readonly condition?: string }
  | { readonly name: 'nag'; readonly what: string }
  /** 意见征求 新建 …, 意见征求 票3 关闭; without a deed it asks how a poll stands. */
  | {
      readonly name: 'consultation';
      readonly deed?: 'new' | 'close' | 'publish';
      readonly poll?: LetteredRef;
      readonly terms?: PollText;
    }
  /** Without a choice it asks for the card. */
  | { readonly name: 'vote'; readonly poll?: LetteredRef; readonly choice?: VoteText }
  /** One or several bare numbers: answer an open card of a direct chat, or the quoted card. */
  | { readonly name: 'choose'; readonly numbers: readonly number[] }
  /** A choice typed by its label, e.g. 确认提交 or 取消, in a direct chat or quoting the card. */
  | { readonly name: 'chooseLabel'; readonly label: string }
  /** A word of the table that has no reading of its own yet; `word` as in commands.yaml. */
  | { readonly name: 'other'; readonly key: string; readonly word: string; readonly rest: string }
  /** Files or pictures without a word that says what they are; numbers from their names or the text beside them. */
  | { readonly name: 'file'; readonly targets: Targets; readonly caption?: string }
  /** Text for the bot that is no known word; `nearest` the command words closest to it, best first. */
  | { readonly name: 'unknown'; readonly body: string; readonly nearest: readonly string[] };

export type CommandName = CommandCall['name'];
