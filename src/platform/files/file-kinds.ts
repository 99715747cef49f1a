import type { BilingualText } from '../i18n/language.js';

/** A type of file that is taken; told by its content, never by its name. */
export interface FileKind {
  readonly mediaType: string;
  /** The first one is the usual one. */
  readonly extensions: readonly string[];
  /** What else clients call it. */
  readonly alsoCalled: readonly string[];
  readonly reason: BilingualText;
}

function kind(mediaType: string, extensions: string, reason: BilingualText, alsoCalled = ''): FileKind {
  const words = (list: string) => list.split(' ').filter((word) => word !== '');
  return { mediaType, extensions: words(extensions), alsoCalled: words(alsoCalled), reason };
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';
// A machine without an office program knows its files only as archives.
const ZIP_NAMES = 'application/zip application/x-zip-compressed';

export const PDF = kind('application/pdf', 'pdf', {
  vi: 'Bản quét, văn bản điện tử đã ký số.',
  en: 'Scans and digitally signed documents.',
});
export const JPEG = kind(
  'image/jpeg',
  'jpg jpeg jpe jfif',
  { vi: 'Ảnh chụp, ảnh quét giấy tờ.', en: 'Photographs and scans of papers.' },
  'image/jpg image/pjpeg',
);
export const PNG = kind('image/png', 'png', {
  vi: 'Ảnh chụp màn hình, ảnh quét không mất nét.',
  en: 'Screenshots and scans without loss.',
});
export const TIFF = kind('image/tiff', 'tif tiff', {
  vi: 'Máy quét tài liệu nhiều trang.',
  en: 'Document scanners, several pages in one.',
});
export const HEIF = kind(
  'image/heic',
  'heic heif hif',
  { vi: 'Ảnh chụp bằng điện thoại iPhone và nhiều điện thoại khác.', en: 'Photographs of many telephones.' },
  'image/heif image/heic-sequence image/heif-sequence',
);
export const DOCX = kind(
  `${OPEN_XML}.wordprocessingml.document`,
  'docx',
  { vi: 'Đơn, tờ khai, dự thảo soạn bằng Word.', en: 'Forms and drafts written with Word.' },
  ZIP_NAMES,
);
export const XLSX = kind(
  `${OPEN_XML}.spreadsheetml.sheet`,
  'xlsx',
  { vi: 'Bảng kê, danh sách lập bằng Excel.', en: 'Lists and tables made with Excel.' },
  ZIP_NAMES,
);
export const ODT = kind(
  `${OPEN_DOCUMENT}.text`,
  'odt',
  { vi: 'Văn bản theo chuẩn mở OpenDocument.', en: 'Texts in the open format OpenDocument.' },
  ZIP_NAMES,
);
export const ODS = kind(
  `${OPEN_DOCUMENT}.spreadsheet`,
  'ods',
  { vi: 'Bảng tính theo chuẩn mở OpenDocument.', en: 'Tables in the open format OpenDocument.' },
  ZIP_NAMES,
);
export const XML = kind(
  'application/xml',
  'xml',
  { vi: 'Văn bản điện tử ký số, hóa đơn điện tử.', en: 'Signed electronic documents and invoices.' },
  'text/xml',
);

export const FILE_KINDS: readonly FileKind[] = [PDF, JPEG, PNG, TIFF, HEIF, DOCX, XLSX, ODT, ODS, XML];

/** A type of file that is not taken, and what to do instead. */
export interface RefusedKind {
  readonly name: string;
  readonly advice: BilingualText;
}

const AS_PDF = { vi: 'Hãy lưu thành PDF hoặc DOCX.', en: 'Save it as PDF or DOCX.' };
const AS_JPEG = { vi: 'Hãy lưu thành JPEG hoặc PNG.', en: 'Save it as JPEG or PNG.' };

export const PROGRAM: RefusedKind = {
  name: 'program',
  advice: { vi: 'Không nhận chương trình, tập lệnh.', en: 'Programs and scripts are not taken.' },
};
export const ARCHIVE: RefusedKind = {
  name: 'archive',
  advice: { vi: 'Hãy gửi từng tệp, không nén chung.', en: 'Send the files one by one, not packed together.' },
};
/** Apart, because pictures inside documents are packed so. */
export const GZIP: RefusedKind = { ...ARCHIVE, name: 'gzip' };
// A password-protected DOCX has this form too.
export const OLD_OFFICE: RefusedKind = {
  name: 'office-97-2003',
  advice: {
    vi: 'Định dạng Office cũ hoặc có mật khẩu; có thể giấu macro. Hãy lưu thành DOCX, XLSX hoặc PDF không mật khẩu.',
    en: 'The old Office format, or one with a password; macros may hide in it. Save it as DOCX, XLSX or PDF without a password.',
  },
};
export const RICH_TEXT: RefusedKind = { name: 'rtf', advice: AS_PDF };
export const WEB_PAGE: RefusedKind = { name: 'html', advice: AS_PDF };
export const OTHER_IMAGE: RefusedKind = { name: 'image', advice: AS_JPEG };
export const SOUND_OR_FILM: RefusedKind = {
  name: 'media',
  advice: { vi: 'Không nhận âm thanh, phim.', en: 'Sound and films are not taken.' },
};
export const UNKNOWN: RefusedKind = {
  name: 'unknown',
  advice: {
    vi: 'Không nhận ra nội dung của tệp này.',
    en: 'The content of this file is of no known type.',
  },
};
