import { topicOf } from './category.ts';
import type { Written } from './written.ts';

const COUNTED =
  /(?:[二两三四五六七八几多]|\d)(?:件|个|桩|样)(?:不同的?|不相干的?|独立的?)?(?:事(?!故|业|例|迹|发)|问题|建议|方面的事|诉求)(?:情)?(?:要|想|需要|向|一并|一起|请|都|,|:|$)|(?:一并|一起|一次性|顺便|合并)(?:提|反映|说|报)(?:出|一下|了|上)?(?:[二两三四五六几]|\d)|(?:反映|提|说|讲)(?:下|一下|出)?以?下?[二两三四五六几\d](?:件|个|桩)(?:事|问题|建议)/u;
/** Said so outright, and needs no look at what the matters are. */
const OUTRIGHT =
  /(?:有|反映|提|说|讲|报)(?:下|一下|出)?[二两三四五六几\d](?:件|桩)(?:不同的?)?(?:事(?!故|业|例|迹|发|实)|建议)|[二两三四五六几\d](?:件|桩)事情?(?:一起|一并|要|想|请|:)|顺便(?:再|也|想|还)*(?:提|反映|说)(?:一|另)|[二两三四五六]个(?:问题|事项|诉求)的(?:建议|意见)|[二两三四五六]个(?:不同|不相干|没有关系)的(?:问题|建议|事)/u;
const BESIDES =
  /(?:另外|此外|还有|再有|顺便)[,\s]*(?:还有?)?(?:[一另两几](?:件|个|桩)(?:事|问题|建议)|(?:再|也|想|要|我)*(?:提|反映|说)(?:一?[下个件条]|另)|一事)|另(?:外)?一(?:件|个|桩)(?:事|问题|建议)|(?:第[二三]|下一)(?:件|个|桩)(?:事|问题|建议)|(?:第[二三])件/u;
const TITLED = /关于[^。;\n]{3,60}?的(?:建议|意见)(?=$|[\n》:。;])/gu;
/** Of one matter people say that there are several causes, reasons or points. */
const OF_ONE = /(?:原因|理由|难点|特点|方面|体现|表现|不足|好处)/u;

/** An item that is shorter than this can hardly tell of a matter of its own. */
const LEAST_ITEM = 8;

/** R13: several matters in one; to be split, since each goes to a unit of its own. */
export function holdsSeveral(written: Written): boolean {
  const { title, body, points } = written;
  if (new Set(body.match(TITLED) ?? []).size >= 2 && headings(body) >= 2) return true;
  const said = body.split(/[。!?;\n]/u).filter((it) => !OF_ONE.test(it));
  if (said.some((it) => OUTRIGHT.test(it))) return true;
  const saidSo = body
    .split(/[。!?;\n]/u)
    .some((it) => (COUNTED.test(it) || BESIDES.test(it)) && !OF_ONE.test(it));
  if (saidSo && subjects(pieces(body)).size >= 2) return true;
  return title === '' && points.length >= 2 && isListOfMatters(written);
}

/** A title on a line of its own, or behind its label, and not just named in a sentence. */
function headings(body: string): number {
  return (
    body.match(
      /(?:^|\n)[ ]*(?:[\d一二三四五六七八九十]{1,3}[.、)]|(?:标题|题目)[:\s]*|[【《*#]+)?[ ]*《?关于[^。;\n]{3,60}?的(?:建议|意见)/gu,
    ) ?? []
  ).length;
}

/** The list is all there is, each item asks for something itself, and the items are about different things. */
function isListOfMatters({ reason, points }: Written): boolean {
  const own = points.filter((it) => length(it) >= LEAST_ITEM);
  if (own.length < 2 || length(reason) > 30) return false;
  const topics = subjects(own);
  return topics.size >= 2 && (topics.size >= 3 || !shareSubject(own));
}

function subjects(items: readonly string[]): Set<string> {
  return new Set(items.flatMap((it) => topicOf(it) ?? []));
}

/** Items of one matter name it again and again: 校门口, 充电棚. */
function shareSubject(items: readonly string[]): boolean {
  const [first = new Set<string>(), ...others] = items.map(pairs);
  return others.every((other) => [...first].some((pair) => other.has(pair)));
}

const COMMON =
  /建议|希望|现在|每天|部门|政府|一下|我们|他们|没有|可以|能不能|应该|尽快|有关|群众|解决|问题|晚上|一个|几个|年轻/gu;

function pairs(text: string): Set<string> {
  const bare = text.replace(COMMON, ' ');
  return new Set(
    Array.from({ length: Math.max(0, bare.length - 1) }, (_, index) => bare.slice(index, index + 2)).filter(
      (pair) => /^\p{Script=Han}{2}$/u.test(pair),
    ),
  );
}

function pieces(body: string): string[] {
  return body
    .split(/[。!?;\n]|(?:另外|此外|还有|再有|顺便|第[二三四]件)/u)
    .filter((it) => length(it) >= LEAST_ITEM);
}

function length(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}
