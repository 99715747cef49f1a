import type {
  AgencyFigures,
  RecalculationSummary,
  StatedCause,
} from '../../handling/recalculation/recalculation-summaries.lookup.js';
import type { BilingualText } from '../../platform/i18n/language.js';

export type NoticeFigures = Omit<AgencyFigures, 'agencyId' | 'supervisingAgencyId'>;

/** Whose dossiers the figures count. */
export type NoticeReader = 'desk' | 'supervisor';

const WHOSE: Readonly<Record<NoticeReader, BilingualText>> = {
  desk: { vi: 'do cơ quan tiếp nhận', en: 'that your agency took in' },
  supervisor: { vi: 'của các cơ quan được giám sát', en: 'of the agencies that you supervise' },
};

/** One message instead of one for each dossier. */
export function calendarNoticeText(
  { cause }: RecalculationSummary,
  figures: NoticeFigures,
  reader: NoticeReader,
): BilingualText {
  const why = causeText(cause);
  const whose = WHOSE[reader];
  const parts = partsOf(figures);
  return {
    vi: `${why.vi}: ${figures.moved} hồ sơ ${whose.vi} đổi hạn trả kết quả${listed(parts, 'vi', ', trong đó ')}.`,
    en: `${why.en}: ${figures.moved} dossier(s) ${whose.en} have another due moment${listed(parts, 'en', '; ')}.`,
  };
}

function causeText({ kind, of, name, source }: StatedCause): BilingualText {
  if (kind === 'outage') {
    return {
      vi: `Ghi nhận sự cố “${name}” tại ${of} (theo ${source})`,
      en: `The outage "${name}" at ${of} was recorded (${source})`,
    };
  }
  return {
    vi: `“${name}” thay đổi (theo ${source})`,
    en: `The calendar "${name}" changed (${source})`,
  };
}

/** What is worth a word; nothing is said of what did not happen. */
function partsOf(figures: NoticeFigures): BilingualText[] {
  const { becameLate, noLongerLate, becameFinal, becameProvisional } = figures;
  const told: readonly (readonly [number, BilingualText])[] = [
    [becameLate, { vi: `${becameLate} hồ sơ thành quá hạn`, en: `${becameLate} became overdue` }],
    [
      noLongerLate,
      { vi: `${noLongerLate} hồ sơ không còn quá hạn`, en: `${noLongerLate} are no longer overdue` },
    ],
    [
      becameFinal,
      {
        vi: `${becameFinal} hồ sơ có hạn tạm tính nay có hạn chính thức`,
        en: `${becameFinal} had a provisional due moment that is final now`,
      },
    ],
    [
      becameProvisional,
      {
        vi: `${becameProvisional} hồ sơ có hạn tạm tính`,
        en: `${becameProvisional} have a provisional due moment`,
      },
    ],
  ];
  return told.flatMap(([count, text]) => (count > 0 ? [text] : []));
}

function listed(parts: readonly BilingualText[], language: 'vi' | 'en', before: string): string {
  return parts.length === 0 ? '' : before + parts.map((part) => part[language]).join(', ');
}
