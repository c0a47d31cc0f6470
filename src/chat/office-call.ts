import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { CommandCall, LetteredRef, SuggestionText, Targets } from './command-call.ts';

/** What is said of clues and supervision, and what staff enters for others. */
export type OfficeCall =
  | { readonly name: 'clue'; readonly body: string }
  /** 线索 号 认领 [姓名]|转建议|转小微急|转出 去向|并入 号; without a deed it is shown. */
  | {
      readonly name: 'clueWork';
      readonly clue?: LetteredRef;
      readonly deed?: 'claim' | 'suggest' | 'fastTrack' | 'passOn' | 'merge';
      readonly into?: LetteredRef;
      readonly to?: string;
      readonly person?: string;
    }
  | { readonly name: 'toOrdinary'; readonly targets: Targets; readonly reason?: string }
  /** 重点 N 督办领导:… 领办领导:…, 重点 N 取消, 重点清单; leaders as typed. */
  | {
      readonly name: 'keySuggestion';
      readonly deed: 'set' | 'end' | 'list';
      readonly targets: Targets;
      readonly supervisionLeader?: string;
      readonly responsibleLeader?: string;
    }
  /** 督办 N 意见:… 期限:…, 督办 单7 整改 …, 督办清单; `due` only sets the date of an order. */
  | {
      readonly name: 'supervise';
      readonly deed: 'issue' | 'list' | 'due' | 'correct' | 'lookBack' | 'close' | 'drop';
      readonly targets: Targets;
      readonly order?: LetteredRef;
      readonly opinion?: string;
      readonly due?: CivilDate;
      readonly unit?: string;
    }
  | {
      readonly name: 'supervisionReply';
      readonly targets: Targets;
      readonly order?: LetteredRef;
      readonly content?: string;
    }
  /** 代录 姓名 …, 代录 上级 原号 … */
  | {
      readonly name: 'onBehalf';
      readonly person?: string;
      readonly superior: boolean;
      readonly superiorNumber?: string;
      readonly suggestion: SuggestionText;
    }
  /** 补登: what was done on paper; `date` is the paper's own day. */
  | {
      readonly name: 'recordLater';
      readonly said?: RecordedCall;
      readonly unit?: string;
      readonly date?: CivilDate;
      readonly paper: boolean;
    }
  /** 更正 N 字段:值 理由:… */
  | {
      readonly name: 'correct';
      readonly targets: Targets;
      readonly corrections: readonly Correction[];
      readonly unit?: string;
      readonly reason?: string;
    };

/** What may be entered after the fact (补登). */
export type RecordedCall = Extract<
  CommandCall,
  { readonly name: 'signOff' | 'contact' | 'reply' | 'rate' | 'requestReturn' }
>;

/** One field that was entered wrongly, with what it should say; days as YYYY-MM-DD when they can be read. */
export interface Correction {
  readonly field:
    | 'title'
    | 'reason'
    | 'analysis'
    | 'advice'
    | 'category'
    | 'assignedOn'
    | 'signedOffOn'
    | 'repliedOn'
    | 'documentNumber'
    | 'signer';
  readonly value: string;
}
