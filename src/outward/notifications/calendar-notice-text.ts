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
  const moved = movedText(figures, WHOSE[reader]);
  const late = joined(lateParts(figures));
  const final = joined(finalParts(figures));
  return {
    vi: `${why.vi}: ${moved.vi}${late ? `, trong đó ${late.vi}` : ''}${final ? `; ${final.vi}` : ''}.`,
    en: `${why.en}: ${moved.en}${late ? `; of these ${late.en}` : ''}${final ? `; ${final.en}` : ''}.`,
  };
}

function causeText({ kind, of, name, source }: StatedCause): BilingualText {
  if (kind === 'outage') {
    return {
      vi: `Ghi nhận sự cố “${name}” tại ${of} (theo ${source})`,
      en: `The outage "${name}" at ${of} was recorded (${source})`,
    };
  }
  if (kind === 'agency_calendar_changed') {
    const basis = source === null ? { vi: '', en: '' } : { vi: ` (theo ${source})`, en: ` (${source})` };
    return {
      vi: `${name} chuyển sang lịch làm việc khác${basis.vi}`,
      en: `The agency ${of} goes by another working calendar${basis.en}`,
    };
  }
  return {
    vi: `“${name}” thay đổi (theo ${source})`,
    en: `The calendar "${name}" changed (${source})`,
  };
}

function movedText({ moved }: NoticeFigures, whose: BilingualText): BilingualText {
  if (moved === 0) {
    return {
      vi: `không hồ sơ nào ${whose.vi} đổi hạn trả kết quả`,
      en: `no dossier ${whose.en} has another due moment`,
    };
  }
  return {
    vi: `${moved} hồ sơ ${whose.vi} đổi hạn trả kết quả`,
    en: `${moved} dossier(s) ${whose.en} have another due moment`,
  };
}

/** Of those that moved; nothing is said of what did not happen. */
function lateParts({ becameLate, noLongerLate }: NoticeFigures): BilingualText[] {
  return told([
    [becameLate, { vi: `${becameLate} hồ sơ thành quá hạn`, en: `${becameLate} became overdue` }],
    [
      noLongerLate,
      { vi: `${noLongerLate} hồ sơ không còn quá hạn`, en: `${noLongerLate} are no longer overdue` },
    ],
  ]);
}

/** A due moment becomes final or provisional without moving. */
function finalParts({ becameFinal, becameProvisional }: NoticeFigures): BilingualText[] {
  return told([
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
  ]);
}

function told(parts: readonly (readonly [count: number, text: BilingualText])[]): BilingualText[] {
  return parts.flatMap(([count, text]) => (count > 0 ? [text] : []));
}

function joined(parts: readonly BilingualText[]): BilingualText | null {
  if (parts.length === 0) return null;
  const all = (language: keyof BilingualText) => parts.map((part) => part[language]).join(', ');
  return { vi: all('vi'), en: all('en') };
}
