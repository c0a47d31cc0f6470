import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { PastDay } from '../domain/calendar/past-day.ts';
import type { MethodRecord } from '../domain/supervision/record.ts';
import type { Score } from '../domain/supervision/scores.ts';
import type { CommandCall, LetteredRef, SuggestionText, Targets } from './command-call.ts';

/** What is said of clues and supervision, and what staff enters for others. */
export type OfficeCall =
  | { readonly name: 'clue'; readonly body: string }
  /** 六率 [单位|系统], 六率 分级; the unit or system as typed. */
  | { readonly name: 'rates'; readonly byLevel: boolean; readonly unit?: string }
  /** 联络 [单位] 内容; whether the first word is a unit is for the roster to say. */
  | { readonly name: 'liaison'; readonly content: string }
  /** 对账, 对账 单位|全部, 对账 [单位] 无误|有误 说明. */
  | {
      readonly name: 'reconcile';
      readonly all: boolean;
      readonly unit?: string;
      readonly agreed?: boolean;
      readonly remark?: string;
    }
  /** 上级人大 名称|无 */
  | { readonly name: 'parentCongress'; readonly congress?: string; readonly none: boolean }
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
  /** 领办清单, 领办 姓名: what each 领办领导 looks after; the leader as typed. */
  | { readonly name: 'leaderList'; readonly leader?: string }
  /** 督查 名称:… 问题:1. …, 督查3 [问题2 关联 18 期限:…|已整改 …]; units as typed. */
  | {
      readonly name: 'inspection';
      readonly deed: 'list' | 'create' | 'show' | 'add' | 'link' | 'settle';
      readonly serial?: number;
      readonly position?: number;
      readonly title?: string;
      readonly kind?: 'circular' | 'visit' | 'check';
      readonly date?: CivilDate;
      readonly problems?: readonly {
        readonly content: string;
        readonly targets: Targets;
        readonly unit?: string;
      }[];
      readonly targets?: Targets;
      readonly unit?: string;
      readonly due?: CivilDate;
      readonly settlement?: string;
    }
  /** 遴选 N 30 20 15 10 10, 遴选 N 事关全局:30, 遴选. */
  | {
      readonly name: 'keyScores';
      readonly deed: 'set' | 'list';
      readonly targets: Targets;
      readonly scores: readonly Score[];
    }
  /** 质量 N [单位] 措施不实|答复不规范 说明; `lift` for 无. */
  | {
      readonly name: 'quality';
      readonly targets: Targets;
      readonly lift: boolean;
      readonly unit?: string;
      readonly shortcoming?: 'measures' | 'form';
      readonly note?: string;
    }
  /**
   * 督办 N 意见:… 期限:… 联合:… 督办人:…, 督办 单7 整改 …, 督办记录 单7 …, 督办清单; `due` sets the date of an order, or
   * shows it.
   */
  | {
      readonly name: 'supervise';
      readonly deed: 'issue' | 'list' | 'due' | 'record' | 'correct' | 'lookBack' | 'close' | 'drop';
      readonly targets: Targets;
      readonly order?: LetteredRef;
      readonly opinion?: string;
      readonly due?: CivilDate;
      readonly unit?: string;
      /** 联合督办 with whom, and 督办人; as typed. */
      readonly partner?: string;
      readonly charged?: string;
      readonly record?: MethodRecord;
    }
  | {
      readonly name: 'supervisionReply';
      readonly targets: Targets;
      readonly order?: LetteredRef;
      readonly content?: string;
    }
  /** 家站 [名称], 家站 姓名 名称; an entry without a station takes the deputies out of theirs. */
  | {
      readonly name: 'station';
      readonly about?: string;
      readonly entries: readonly { readonly deputies: readonly string[]; readonly station?: string }[];
    }
  /** 值班 [家站], 值班 家站 日期 姓名; an entry without deputies empties the day. */
  | {
      readonly name: 'duty';
      readonly station?: string;
      readonly entries: readonly {
        readonly day?: CivilDate;
        readonly station?: string;
        readonly deputies: readonly string[];
      }[];
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
  | (PastDay & {
      readonly name: 'recordLater';
      readonly said?: RecordedCall;
      readonly unit?: string;
      readonly paper: boolean;
    })
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
