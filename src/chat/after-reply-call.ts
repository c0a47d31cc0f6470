import type { CivilDate, ClockTime } from '../domain/calendar/civil-date.ts';
import type { PastDay } from '../domain/calendar/past-day.ts';
import type { CommitmentText, Targets } from './command-call.ts';

/** What is said once a unit has replied: promises, acceptance, hearing, disclosure. */
export type AfterReplyCall =
  /** 补承诺 N 事项:… 时限:… 责任人:… */
  | {
      readonly name: 'commitment';
      readonly targets: Targets;
      readonly commitments: readonly CommitmentText[];
    }
  | (PastDay & {
      readonly name: 'commitmentDone';
      readonly targets: Targets;
      readonly evidence?: string;
    })
  | {
      readonly name: 'acceptPaper';
      readonly targets: Targets;
      readonly date?: CivilDate;
      /** 核收 N 措施不实 …: marked as by 质量. */
      readonly shortcoming?: 'measures' | 'form';
      readonly note?: string;
    }
  | {
      readonly name: 'hearing';
      readonly targets: Targets;
      readonly date?: CivilDate;
      readonly time?: ClockTime;
      readonly place?: string;
    }
  /** 办公会 N… 时间:… 地点:… 主持:…, 办公会 N… 取消 */
  | {
      readonly name: 'keyMeeting';
      readonly targets: Targets;
      readonly date?: CivilDate;
      readonly time?: ClockTime;
      readonly place?: string;
      readonly chair?: string;
      /** It is called off. */
      readonly off?: true;
    }
  /** 纪要 N… 内容 */
  | { readonly name: 'minutes'; readonly targets: Targets; readonly content?: string }
  | {
      readonly name: 'hearingResult';
      readonly targets: Targets;
      readonly conclusion?: 'satisfied' | 'second_round';
      readonly demand?: string;
      readonly due?: CivilDate;
    }
  | {
      readonly name: 'disclose';
      readonly targets: Targets;
      readonly mode?: 'full' | 'summary' | 'withheld';
      readonly reason?: string;
      readonly link?: string;
    };
