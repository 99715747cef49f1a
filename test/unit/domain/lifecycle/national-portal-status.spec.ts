import { describe, expect, it } from '@jest/globals';
import {
  DOSSIER_STATES,
  END_STATES,
  type DossierState,
} from '../../../../src/domain/dossier/dossier-lifecycle.js';
import {
  PORTAL_END_CODES,
  PORTAL_STATUS_CODES,
  portalStatusOf,
  statesOf,
  type PortalStatusCode,
} from '../../../../src/domain/dossier/national-portal-status.js';

describe('national portal status', () => {
  it.each<[PortalStatusCode, string, DossierState[]]>([
    [1, 'Mới đăng ký', ['registered']],
    [2, 'Được tiếp nhận', ['accepted']],
    [3, 'Không được tiếp nhận', ['not_accepted']],
    [4, 'Đang xử lý', ['in_progress']],
    [5, 'Yêu cầu bổ sung giấy tờ', ['awaiting_correction', 'awaiting_supplement']],
    [6, 'Yêu cầu thực hiện nghĩa vụ tài chính', ['awaiting_payment']],
    [7, 'Công dân yêu cầu rút hồ sơ', ['withdrawn']],
    [8, 'Dừng xử lý', ['stopped']],
    [9, 'Đã xử lý xong', ['resolved']],
    [10, 'Đã trả kết quả', ['returned']],
  ])('code %i is “%s” and stands for %j', (code, name, states) => {
    expect(statesOf(code)).toEqual(states);
    for (const state of states) {
      expect(portalStatusOf(state)).toMatchObject({ code, name: { vi: name } });
    }
  });

  it('there and back: every state is found again under its code', () => {
    for (const state of DOSSIER_STATES) expect(statesOf(portalStatusOf(state).code)).toContain(state);
  });

  it('back and there: the codes share out all states, each once', () => {
    expect(PORTAL_STATUS_CODES.flatMap(statesOf).sort()).toEqual([...DOSSIER_STATES].sort());
  });

  it('Decision 766 ends at 3, 7, 8, 9 and 10: our ends and the result at the desk', () => {
    expect(PORTAL_END_CODES).toEqual([3, 7, 8, 9, 10]);
    const ours = [...END_STATES, 'resolved' as const].map((state) => portalStatusOf(state).code);
    expect(ours.sort((a, b) => a - b)).toEqual(PORTAL_END_CODES);
  });
});
