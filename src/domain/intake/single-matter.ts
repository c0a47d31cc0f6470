import { fieldsOf, mattersIn } from './topics.ts';
import type { Written } from './written.ts';

const FEW = '[二两俩三四五六七八九十几多\\d]';
/** Several matters, said so outright. */
const SAYS_SEVERAL = new RegExp(
  `${FEW}(?:件|桩|样)(?:不同的?|不相干的?)?(?:事(?!故|业|例|迹|发|就行)|实事|建议|情况)|${FEW}(?:条|个|项)(?:不同的?|不相干的?|独立的?)?(?:建议|事(?!故)|情况|诉求|问题|意见)|俩问题|说俩事|就这${FEW}条|顺便(?:把|再|也|想|还|提)|多说几句|把别的事|各管各|(?:意见|一起|一并)(?:一起|一并)?(?:报|提|反映|说)[:,]|两个都算|一并研究`,
  'u',
);
/** A title that names no matter, but that there are several. */
const TITLE_OF_SEVERAL = new RegExp(
  `${FEW}(?:件|个|点|项|条|方面)(?:\\p{Script=Han}{0,4})?(?:实事|问题|工作|意见|建议|事|民生)|急难愁盼|群众(?:身边|反映)的?|近期(?:工作|问题)|若干|身边[^,]{0,4}实事`,
  'u',
);
const JOINED = /(?:和|与|及|以及|、)/u;
/** Of one matter people say that there are several causes, points or measures. */
const OF_ONE = /(?:原因|理由|难点|特点|体现|表现|不足|好处|都是一个|全是一个|围绕|[三两几四]个方面)/u;
const TITLED = /关于[^。;\n]{3,60}?的(?:建议|意见)(?=$|[\n》:。;])/gu;

/** Where the next matter begins: a number, or the words people have for it. */
const NEXT =
  /(?:^|[\n。!?;:,、\s])(?:[一二三四五六七八九十]{1,2}[、是要]|第[一二三四五六七八][件条个,是:]?|[((]?[\d一二三四五六七八]{1,2}(?:[))、]|\.(?!\d))|[①-⑩]|[-•●]\s|建议[一二三四五\d][:、]?|(?:头|再|另|还有|又|下)一[个件条样](?:是|,)?|一个是|另一个是?|一件是|先说(?:头一件)?|再说一?件?|最后(?:说说)?|另外|此外|还有(?:就是|,)?|再有|再就是|还想建议一条|除了)/gu;

/** An item that is shorter than this can hardly tell of a matter of its own. */
const LEAST_ITEM = 4;
/** So many matters are several, whatever the title calls them. */
const MANY = 3;

/** R13: several matters in one; to be split, since each goes to a unit of its own (domain.md 1.12). */
export function holdsSeveral(written: Written): boolean {
  const { title, reason, body } = written;
  if (new Set(body.match(TITLED) ?? []).size >= 2 && headings(body) >= 2) return true;
  const text = title === '' ? body : `${reason}\n${written.advice}`;
  if (title !== '') {
    if (isTitleOfSeveral(title)) return mattersIn(pieces(text)) >= 2;
    return fieldsOf(title).size === 0 && mattersIn(items(reason)) >= MANY;
  }
  const said = text.split(/[。!?\n]/u).filter((it) => !OF_ONE.test(it));
  if (said.some((it) => SAYS_SEVERAL.test(it)) && !OF_ONE.test(text)) return mattersIn(pieces(text)) >= 2;
  const listed = items(text);
  return listed.length >= 2 && length(lead(text)) <= 30 && mattersIn(listed) >= 2 && !OF_ONE.test(text);
}

/** 几件实事, or two subjects that have nothing to do with each other. */
function isTitleOfSeveral(title: string): boolean {
  return TITLE_OF_SEVERAL.test(title) || mattersIn(title.split(JOINED)) >= 2;
}

/** A title on a line of its own, or behind its label, and not just named in a sentence. */
function headings(body: string): number {
  return (
    body.match(
      /(?:^|\n)[ ]*(?:[\d一二三四五六七八九十]{1,3}[.、)]|(?:标题|题目)[:\s]*|[【《*#]+)?[ ]*《?关于[^。;\n]{3,60}?的(?:建议|意见)/gu,
    ) ?? []
  ).length;
}

/** What is said before the first number. */
function lead(text: string): string {
  return text.slice(0, Math.max(0, text.search(NEXT)));
}

/** The numbered or told-off items of a text; none when it is one piece. */
function items(text: string): string[] {
  const parts = text.split(NEXT).filter((it) => length(it) >= LEAST_ITEM);
  const semicolons = text.split(/[;\n]/u).filter((it) => length(it) >= LEAST_ITEM);
  return parts.length >= 2 ? parts : semicolons.length >= 3 ? semicolons : [];
}

/** Every clause; for a text that has said that it is about several things. */
function pieces(text: string): string[] {
  return text.split(/[。!?;,、\n]/u).filter((it) => length(it) >= LEAST_ITEM);
}

function length(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}
