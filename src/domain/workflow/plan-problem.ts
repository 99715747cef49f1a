/** Why a plan cannot be published; `place` is a path such as `steps.appraise.outcomes.ok`. */
export interface PlanProblem {
  readonly code: PlanProblemCode;
  readonly place: string;
  readonly message: { readonly vi: string; readonly en: string };
}

type Text = (subject: string, other: string) => { readonly vi: string; readonly en: string };

/** `subject` is the step or leg spoken of, `other` the key it stumbles over. */
const TEXTS = {
  'no-start': () => ({ vi: 'Quy trình chưa có bước bắt đầu.', en: 'The plan has no start step.' }),
  'unknown-start': (subject) => ({
    vi: `Bước bắt đầu “${subject}” không tồn tại.`,
    en: `The start step “${subject}” does not exist.`,
  }),
  'start-twice': (subject) => ({
    vi: `Bước bắt đầu “${subject}” bị khai báo hai lần.`,
    en: `The start step “${subject}” is named twice.`,
  }),
  'duplicate-step': (subject) => ({
    vi: `Mã bước “${subject}” bị trùng.`,
    en: `Two steps have the key “${subject}”.`,
  }),
  'no-outcomes': (subject) => ({
    vi: `Bước “${subject}” không có kết quả xử lý nào.`,
    en: `Step “${subject}” has no outcome.`,
  }),
  'duplicate-outcome': (subject, other) => ({
    vi: `Bước “${subject}” có hai kết quả xử lý cùng mã “${other}”.`,
    en: `Step “${subject}” has two outcomes with the key “${other}”.`,
  }),
  'empty-outcome': (subject, other) => ({
    vi: `Kết quả xử lý “${other}” của bước “${subject}” không dẫn tới bước nào và không kết thúc quy trình.`,
    en: `Outcome “${other}” of step “${subject}” leads nowhere and has no result.`,
  }),
  'limit-not-positive': (subject, other) => ({
    vi: `Kết quả xử lý “${other}” của bước “${subject}” phải cho phép ít nhất một lần.`,
    en: `Outcome “${other}” of step “${subject}” has to be possible at least once.`,
  }),
  'stuck-when-used-up': (subject) => ({
    vi: `Khi đã dùng hết số lần làm lại, từ bước “${subject}” không còn đường nào tới kết quả giải quyết.`,
    en: `Once rework is used up no way leads from step “${subject}” to a result.`,
  }),
  'result-with-next': (subject, other) => ({
    vi: `Kết quả xử lý “${other}” của bước “${subject}” vừa kết thúc quy trình vừa mở bước tiếp theo.`,
    en: `Outcome “${other}” of step “${subject}” both ends the plan and opens a next step.`,
  }),
  'unknown-next': (subject, other) => ({
    vi: `Bước “${subject}” dẫn tới bước không tồn tại “${other}”.`,
    en: `Step “${subject}” leads to the unknown step “${other}”.`,
  }),
  'next-twice': (subject, other) => ({
    vi: `Bước “${subject}” mở bước “${other}” hai lần trong cùng một kết quả xử lý.`,
    en: `Step “${subject}” opens step “${other}” twice with one outcome.`,
  }),
  'waits-for-unknown': (subject, other) => ({
    vi: `Bước “${subject}” chờ bước không tồn tại “${other}”.`,
    en: `Step “${subject}” waits for the unknown step “${other}”.`,
  }),
  'waits-for-twice': (subject, other) => ({
    vi: `Bước “${subject}” khai báo chờ bước “${other}” hai lần.`,
    en: `Step “${subject}” waits for step “${other}” twice.`,
  }),
  'waits-for-silent': (subject, other) => ({
    vi: `Bước “${subject}” chờ bước “${other}”, nhưng bước này không bao giờ chuyển tới.`,
    en: `Step “${subject}” waits for step “${other}”, which never sends anything to it.`,
  }),
  'duplicate-leg': (subject) => ({
    vi: `Mã chặng “${subject}” bị trùng.`,
    en: `Two legs have the key “${subject}”.`,
  }),
  'unknown-leg': (subject, other) => ({
    vi: `Bước “${subject}” thuộc chặng không tồn tại “${other}”.`,
    en: `Step “${subject}” belongs to the unknown leg “${other}”.`,
  }),
  'empty-leg': (subject) => ({
    vi: `Chặng “${subject}” không có bước nào.`,
    en: `Leg “${subject}” has no step.`,
  }),
  'agency-unresolved': (subject) => ({
    vi: `Không xác định được cơ quan thực hiện của “${subject}”.`,
    en: `No agency can be found for “${subject}”.`,
  }),
  'counted-without-limit': (subject) => ({
    vi: `Bước “${subject}” được tính vào thời hạn giải quyết nhưng không có thời hạn của bước hoặc của chặng.`,
    en: `Step “${subject}” counts towards the legal term, but neither it nor its leg has a time limit.`,
  }),
  'cover-unfit': (subject, other) => ({
    vi: `Bước “${subject}” không thể giao cho vai trò “${other}” khi vắng người: bước phê duyệt không ai làm thay vai trò phê duyệt, và người làm thay phải là vai trò khác, xử lý hoặc phê duyệt.`,
    en: `Step “${subject}” cannot go to the role “${other}” in absence: nobody covers an approval, and the cover is another role, processing officer or approver.`,
  }),
  'unreachable-step': (subject) => ({
    vi: `Không có đường nào từ lúc bắt đầu tới bước “${subject}”.`,
    en: `No way leads from the start to step “${subject}”.`,
  }),
  'cannot-reach-result': (subject) => ({
    vi: `Từ bước “${subject}” không có đường nào tới kết quả giải quyết.`,
    en: `No way leads from step “${subject}” to a result.`,
  }),
  'join-stuck': (subject, other) => ({
    vi: `Bước hợp nhất “${subject}” có thể chờ mãi: không còn bước nào đang mở để chuyển tới phần còn thiếu (${other}).`,
    en: `The join “${subject}” may wait for ever: nothing is open any more that could send what is missing (${other}).`,
  }),
  'token-left-behind': (subject, other) => ({
    vi: `Bước “${subject}” có thể kết thúc quy trình khi nhánh khác chưa xong (${other}).`,
    en: `Step “${subject}” can end the plan while another branch is unfinished (${other}).`,
  }),
  'token-twice': (subject, other) => ({
    vi: `Bước “${subject}” có thể được chuyển tới hai lần, lần sau từ bước “${other}”: các nhánh chưa được hợp nhất.`,
    en: `Step “${subject}” can be reached twice at once, the second time from “${other}”: the branches were not joined.`,
  }),
  'never-opens': (subject) => ({
    vi: `Bước “${subject}” không bao giờ được mở.`,
    en: `Step “${subject}” never opens.`,
  }),
  'too-many-markings': (_subject, other) => ({
    vi: `Quy trình có hơn ${other} trạng thái nên không thể kiểm chứng hết; hãy giảm số nhánh song song.`,
    en: `The plan has more than ${other} states, too many to prove; use fewer parallel branches.`,
  }),
} as const satisfies Record<string, Text>;

export type PlanProblemCode = keyof typeof TEXTS;

export function planProblem(
  code: PlanProblemCode,
  place: string,
  subject: string = '',
  other: string = '',
): PlanProblem {
  const text: Text = TEXTS[code];
  return { code, place, message: text(subject, other) };
}
