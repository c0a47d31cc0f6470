import { passage } from '../../chat/reading/fold.ts';
import { withoutClosing } from '../../chat/reading/politeness.ts';

const GIVEN_UP =
  /^(?:[\s,。.!~、]*(?:(?:那|那就|就|还是|先|我)*(?:算了|不(?:办|用|写|提|要|弄)了|取消)(?:吧|啦|了|哈|哦|呢|呀|啊|嘛)*))+$/u;

/** Whether an answer gives none and wants the whole thing left: 算了, 不办了, 取消, 算了不写了; and nothing else. */
export function isGivenUp(spoken: string): boolean {
  return GIVEN_UP.test(withoutClosing(passage(spoken.trim())).folded);
}
