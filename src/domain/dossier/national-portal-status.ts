import { DOSSIER_STATES, type DossierState } from './dossier-lifecycle.js';

export const PORTAL_STATUS_CODES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export type PortalStatusCode = (typeof PORTAL_STATUS_CODES)[number];

/** trạng thái hồ sơ on the national public service portal */
export interface PortalStatus {
  readonly code: PortalStatusCode;
  readonly name: { readonly vi: string; readonly en: string };
}

const NAMES = {
  1: { vi: 'Mới đăng ký', en: 'Newly registered' },
  2: { vi: 'Được tiếp nhận', en: 'Accepted' },
  3: { vi: 'Không được tiếp nhận', en: 'Not accepted' },
  4: { vi: 'Đang xử lý', en: 'In process' },
  5: { vi: 'Yêu cầu bổ sung giấy tờ', en: 'Supplement requested' },
  6: { vi: 'Yêu cầu thực hiện nghĩa vụ tài chính', en: 'Payment requested' },
  7: { vi: 'Công dân yêu cầu rút hồ sơ', en: 'Withdrawn by the applicant' },
  8: { vi: 'Dừng xử lý', en: 'Stopped' },
  9: { vi: 'Đã xử lý xong', en: 'Processing done' },
  10: { vi: 'Đã trả kết quả', en: 'Result returned' },
} as const satisfies Record<PortalStatusCode, PortalStatus['name']>;

const CODE_OF = {
  registered: 1,
  awaiting_correction: 5,
  not_accepted: 3,
  accepted: 2,
  in_progress: 4,
  awaiting_supplement: 5,
  awaiting_payment: 6,
  resolved: 9,
  returned: 10,
  withdrawn: 7,
  stopped: 8,
} as const satisfies Record<DossierState, PortalStatusCode>;

/** The portal's statuses at which Decision 766/QĐ-TTg takes a dossier as finished; 9 is preferred. */
export const PORTAL_END_CODES: readonly PortalStatusCode[] = [3, 7, 8, 9, 10];

/** What the national portal is told about a dossier in that state. */
export function portalStatusOf(state: DossierState): PortalStatus {
  const code = CODE_OF[state];
  return { code, name: NAMES[code] };
}

/** The states that the portal shows under one code; before and after acceptance share code 5. */
export function statesOf(code: PortalStatusCode): readonly DossierState[] {
  return DOSSIER_STATES.filter((state) => CODE_OF[state] === code);
}
