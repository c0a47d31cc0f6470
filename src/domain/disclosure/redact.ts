/**
 * Take out of a text what must not be published with it: identity and telephone numbers, mail addresses and accounts,
 * where somebody lives, and a deputy's contact data (安徽: 除代表联系方式; 重庆市条例第三十六条: 个人隐私除外). It finds
 * what has a form; a name or a story has none, so a person reads the draft before it goes out.
 */
export function redact(text: string): string {
  return RULES.reduce((kept, [pattern, mark]) => kept.replace(pattern, mark), text);
}

/** In this order: an identity number would be taken for a telephone number, a labelled value holds both. */
const RULES: readonly (readonly [RegExp, string])[] = [
  // 联系电话:…, 代表证号:…, 微信:…: the rest of the line, whatever its form; the label says that it is one.
  [
    /((?:联系|办公|家庭)?电话|手机号?码?|联系方式|传真|代表证号?|身份证(?:号码?)?|微信号?|QQ号?|邮箱|电子邮箱|银行账号|银行卡号?)(\s*[:：是为]\s*)[^\s,，。;；、()（）:：【】]+/giu,
    '$1$2【已略】',
  ],
  [
    /(?<!【)((?:家庭|通讯|通信|联系)(?:住址|地址)|住址|家住|现住|住在)(\s*[:：]?\s*)[^\s,，。;；、()（）:：【】]+/gu,
    '$1$2【住址已略】',
  ],
  // 3号楼2单元501室, 12栋1203: a dwelling; a street or a building alone is a place that many share.
  [
    /\d{1,4}(?:号楼|[号栋幢座])\s*(?:\d{1,2}\s*单元\s*)?(?:\d{1,2}\s*[楼层]\s*)?\d{2,4}\s*[室号房户]/gu,
    '【住址已略】',
  ],
  [/(?<![\dA-Za-z])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, '【邮箱已略】'],
  [/(?<!\d)\d{6}(?:18|19|20)\d{2}\d{7}[\dXx](?!\d)/gu, '【证件号已略】'],
  [/(?<!\d)\d{15,19}(?!\d)/gu, '【号码已略】'],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/gu, '【电话已略】'],
  [/(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/gu, '【电话已略】'],
];
