/** The lists that can be imported, in the order in which they build on each other. */
export const LIST_KINDS = ['systems', 'units', 'deputies', 'duties', 'suggestions'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** A column of a list: its name in what we write, and how else offices call it. */
export interface ListColumn {
  readonly title: string;
  readonly also: readonly string[];
}

interface List {
  readonly columns: Readonly<Record<string, ListColumn>>;
  /** What must be there for a sheet to be this list: one column of each group. */
  readonly known: readonly (readonly string[])[];
}

const column = (title: string, ...also: string[]): ListColumn => ({ title, also });

/** 承办系统, with the office that coordinates its units and the people there. */
const systems = {
  system: column('承办系统', '系统', '系统名称', '办理系统'),
  office: column('协调单位', '协调办公室', '协调机构', '牵头协调单位', '负责协调单位'),
  coordinator: column('协调人', '协调员', '协调联系人'),
} as const;

/** 承办单位 with their contact persons; one row for each unit or for each person. */
const units = {
  unit: column('单位', '承办单位', '单位名称', '承办单位名称', '部门', '单位全称'),
  system: column('承办系统', '系统', '所属系统', '办理系统'),
  handler: column('联络员', '承办人', '联系人', '经办人', '联络员姓名', '具体承办人'),
  leader: column('单位负责人', '负责人', '分管领导', '领导', '领办领导'),
} as const;

/** 代表名册. */
const deputies = {
  name: column('姓名', '代表姓名', '代表'),
  team: column(
    '代表团',
    '代表小组',
    '小组',
    '代表团/小组',
    '代表团(小组)',
    '所在代表团',
    '选举单位',
    '联系组',
  ),
  status: column('状态', '代表状态', '任职状态'),
  station: column('家站', '站点', '代表之家', '联络站', '代表家站', '所在家站', '人大代表之家'),
} as const;

/** 家站值班表: who is on duty where on which day; several deputies in one cell or one a row. */
const duties = {
  day: column('日期', '值班日期', '值班时间', '时间'),
  station: column('家站', '站点', '代表之家', '联络站', '值班地点', '值班站点', '家站名称'),
  deputies: column('代表', '值班代表', '代表姓名', '姓名', '值班人员'),
} as const;

/** 建议清单 and 台账, in the order of the ledger (domain.md 4.4). */
const suggestions = {
  index: column('序号'),
  number: column('编号', '建议编号', '正式号', '建议号', '案号', '号'),
  intake: column('收件号'),
  superiorNumber: column('上级原号', '上级编号', '原编号'),
  kind: column('会期/闭会/小微急', '会期/闭会', '会期闭会', '建议种类', '提出时段', '种类'),
  title: column('标题', '建议标题', '题目', '建议题目', '建议名称', '案名'),
  category: column('类别', '建议类别', '分类', '内容类别'),
  lead: column('领衔代表', '领衔', '领衔人', '提出代表', '提出人', '建议人', '主提代表', '领衔代表姓名'),
  team: column('代表团/小组', '代表团', '代表小组', '小组', '代表团(小组)'),
  cosignerCount: column('联名人数', '附议人数', '联名(附议)人数'),
  cosigners: column('联名代表', '联名', '联名人', '附议', '附议人', '附议代表', '联名(附议)人数及名单'),
  submittedOn: column('提出日期', '提出时间', '收到日期', '提交日期'),
  state: column('状态', '办理状态', '当前状态', '审核结果'),
  key: column('是否重点督办', '重点督办', '是否重点', '重点', '重点建议'),
  supervisionLeader: column('督办领导', '督办领导/专委会', '牵头督办领导'),
  responsibleLeader: column('领办领导', '领办领导(政府)'),
  confidential: column('不公开', '是否不公开'),
  suggestedUnits: column('建议承办单位', '拟办单位', '拟承办单位', '拟交办单位'),
  leadUnit: column(
    '主办',
    '主办单位',
    '独办',
    '独办单位',
    '承办单位',
    '承办部门',
    '牵头单位',
    '主办(独办)单位',
  ),
  assisting: column('协办/会办', '协办', '会办', '协办单位', '会办单位', '协办(会办)单位'),
  separate: column('分办', '分办单位', '分别办理', '分别办理单位'),
  assignedOn: column('交办日期', '交办时间', '交办之日'),
  replyDue: column('答复期限', '答复时限', '办理时限', '办理期限', '应答复日期', '答复截止日期'),
  signedOffOn: column('签收日期', '签收时间'),
  handler: column('承办人', '签收人', '责任人', '联系人', '经办人', '具体承办人'),
  phone: column('承办人电话', '联系电话', '电话', '办公电话'),
  returns: column('退办(次/理由)', '退办', '退办情况'),
  before: column('办前沟通日期/方式', '办前沟通', '办前'),
  during: column('办中沟通日期/方式', '办中沟通', '办中'),
  after: column('办后沟通日期/方式', '办后沟通', '办后'),
  repliedOn: column('答复日期', '答复时间'),
  documentNumber: column('答复文号', '文号', '复函文号', '发文字号'),
  outcome: column('结果类别', '办理结果', '答复类别', '办理结果类别', '结果分类'),
  commitments: column('承诺事项', '承诺'),
  attitude: column('态度评价', '态度', '办理态度'),
  result: column('结果评价', '满意度', '满意度评价', '办理结果评价'),
  ratedOn: column('评价日期', '评价时间', '反馈日期'),
  remark: column('不满意意见', '评价意见', '代表意见'),
  withdrawnOn: column('撤回日期', '撤回时间'),
  reason: column('案由', '内容', '建议内容', '问题', '事由', '案由(问题)', '案由/内容'),
  analysis: column('分析', '原因分析'),
  advice: column('建议', '具体建议', '对策', '意见建议', '措施'),
  formedBy: column('形成方式', '形成过程', '建议来源', '来源'),
} as const;

export type SystemColumn = keyof typeof systems;
export type UnitColumn = keyof typeof units;
export type DeputyColumn = keyof typeof deputies;
export type DutyColumn = keyof typeof duties;
export type SuggestionColumn = keyof typeof suggestions;

export const LISTS = {
  systems: { columns: systems, known: [['system'], ['office', 'coordinator']] },
  units: { columns: units, known: [['unit'], ['system', 'handler', 'leader']] },
  deputies: { columns: deputies, known: [['name'], ['team', 'status', 'station']] },
  duties: { columns: duties, known: [['day'], ['station'], ['deputies']] },
  suggestions: { columns: suggestions, known: [['title'], ['lead', 'number']] },
} as const satisfies Record<ListKind, List>;

/** How we call a column of a list (signedOffOn: 签收日期), for when the file does not have it. */
export function ownTitle(list: ListKind, key: string): string {
  const columns: Readonly<Record<string, ListColumn>> = LISTS[list].columns;
  return columns[key]?.title ?? key;
}

/** The columns of the ledger in their order. */
// The cast holds: these are the object's own keys.
export const LEDGER_COLUMNS = Object.keys(suggestions) as readonly SuggestionColumn[];

/** Columns that are counted or told by the bot and never taken from a file. */
export const TOLD_ONLY: readonly SuggestionColumn[] = [
  'index',
  'superiorNumber',
  'supervisionLeader',
  'responsibleLeader',
  'cosignerCount',
  'returns',
];
