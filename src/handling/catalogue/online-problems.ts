import type { ProcedureRules } from '../../domain/procedure-rules.js';
import { versionProblem, type VersionProblem } from './version-problem.js';

/** What is wrong with the online level: a reason that is missing, a level that the terms do not bear out. */
export function onlineProblems({ online, variants }: ProcedureRules): readonly VersionProblem[] {
  if (!online) return [];
  const isFiledOnline = variants.some(({ terms }) => terms.some(({ channel }) => channel === 'online'));
  const isReasonMissing = online.level === 'partial' && (online.reason ?? '').trim() === '';
  return [
    ...(isReasonMissing
      ? [
          versionProblem(
            'partial-without-reason',
            'online.reason',
            'Dịch vụ công trực tuyến một phần phải công khai lý do (Nghị định 224/2026/NĐ-CP, Điều 14).',
            'The reason for staying partial has to be published (Decree 224/2026 art. 14).',
          ),
        ]
      : []),
    ...(isFiledOnline === (online.level !== 'none') ? [] : [misfit(isFiledOnline)]),
  ];
}

function misfit(isFiledOnline: boolean): VersionProblem {
  return isFiledOnline
    ? versionProblem(
        'online-level-misfit',
        'online.level',
        'Có thời hạn cho nộp trực tuyến nên không thể là “không trực tuyến”.',
        'There is a term for filing online, so the level cannot be none.',
      )
    : versionProblem(
        'online-level-misfit',
        'online.level',
        'Không trường hợp nào có thời hạn cho nộp trực tuyến.',
        'No case has a term for filing online.',
      );
}
