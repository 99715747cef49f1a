import type { ProblemArea } from '../problem-entry.js';

export const FILE_PROBLEMS = {
  'form-expected': {
    status: 415,
    title: { vi: 'Phải gửi tệp bằng biểu mẫu', en: 'A form is expected' },
    detail: {
      vi: 'Nội dung phải có kiểu multipart/form-data.',
      en: 'The body must be of type multipart/form-data.',
    },
  },
  'form-malformed': {
    status: 400,
    title: { vi: 'Biểu mẫu gửi tệp sai định dạng', en: 'The form with the file is malformed' },
    detail: {
      vi: 'Nội dung multipart/form-data bị hỏng, thiếu phần cuối hoặc có quá nhiều phần.',
      en: 'The multipart/form-data body is damaged, lacks its end or has too many parts.',
    },
  },
  'file-missing': {
    status: 400,
    title: { vi: 'Thiếu tệp', en: 'The file is missing' },
    detail: {
      vi: 'Biểu mẫu phải có một phần tên “file”, có tên tệp (filename).',
      en: 'The form must have a part named "file" with a filename.',
    },
  },
  'file-not-last': {
    status: 400,
    title: { vi: 'Tệp phải là phần cuối', en: 'The file must be the last part' },
    detail: {
      vi: 'Mỗi yêu cầu chỉ gửi một tệp, đặt sau các trường khác của biểu mẫu.',
      en: 'A request carries one file, placed behind the other fields of the form.',
    },
  },
  'upload-incomplete': {
    status: 400,
    title: { vi: 'Tệp gửi lên bị ngắt giữa chừng', en: 'The upload broke off' },
    detail: {
      vi: 'Kết nối đóng trước khi nhận đủ tệp; chưa có gì được ghi. Hãy gửi lại.',
      en: 'The connection closed before the whole file had come; nothing was written. Send it again.',
    },
  },
  'file-empty': {
    status: 422,
    title: { vi: 'Tệp trống', en: 'The file is empty' },
    detail: { vi: 'Tệp không có nội dung nào.', en: 'The file has no content.' },
  },
  'file-name-invalid': {
    status: 422,
    title: { vi: 'Tên tệp không hợp lệ', en: 'The file name is not acceptable' },
    detail: {
      vi: 'Tên tệp trống, hoặc có ký tự điều khiển, ký tự hỏng hay ký tự đảo chiều chữ.',
      en: 'The name is empty, or has control characters, broken ones, or ones that turn the text around.',
    },
  },
  'file-name-too-long': {
    status: 422,
    title: { vi: 'Tên tệp quá dài', en: 'The file name is too long' },
    detail: {
      vi: 'Tên tệp dài {bytes} byte; không được quá {most} byte (UTF-8).',
      en: 'The name has {bytes} bytes; it may have at most {most} (UTF-8).',
    },
  },
  'file-too-large': {
    status: 413,
    title: { vi: 'Tệp quá lớn', en: 'The file is too large' },
    detail: { vi: 'Mỗi tệp không được quá {most} MB.', en: 'A file may have at most {most} MB.' },
  },
  'too-many-files': {
    status: 409,
    title: { vi: 'Hồ sơ có quá nhiều tệp', en: 'The dossier has too many files' },
    detail: {
      vi: 'Một hồ sơ có tối đa {most} tệp, kể cả tệp đã gỡ.',
      en: 'A dossier has at most {most} files, removed ones included.',
    },
  },
  'dossier-quota-exceeded': {
    status: 409,
    title: { vi: 'Hồ sơ hết dung lượng', en: 'The dossier has no room left' },
    detail: {
      vi: 'Tệp có {size} MB; hồ sơ được {most} MB và chỉ còn {left} MB, tính cả tệp đã gỡ.',
      en: 'The file has {size} MB; the dossier may have {most} MB and has {left} MB left, removed files included.',
    },
  },
  'file-type-refused': {
    status: 415,
    title: { vi: 'Loại tệp không được nhận', en: 'This type of file is not taken' },
    detail: {
      vi: 'Xét theo nội dung, đây là loại “{found}”. Hệ thống nhận: {accepted}.',
      en: 'By its content this is "{found}". Taken are: {accepted}.',
    },
  },
  'file-type-mismatch': {
    status: 422,
    title: { vi: 'Tệp không đúng với loại đã khai', en: 'The file is not of the type it claims' },
    detail: {
      vi: 'Nội dung tệp là {found} (phần mở rộng: {extensions}), nhưng tên tệp hoặc kiểu khai báo nói khác (“{extension}”, “{declared}”).',
      en: 'The content is {found} (extensions: {extensions}), but the name or the declared type says otherwise ("{extension}", "{declared}").',
    },
  },
  'file-damaged': {
    status: 422,
    title: { vi: 'Tệp bị hỏng', en: 'The file is damaged' },
    detail: {
      vi: 'Tệp bị cắt cụt hoặc sai cấu trúc của loại tệp. Hãy mở thử, lưu lại rồi gửi lại.',
      en: 'The file is cut off or does not have the structure of its type. Open it, save it anew and send it again.',
    },
  },
  'archive-bomb': {
    status: 422,
    title: { vi: 'Tệp nén quá mức', en: 'The file is packed too tightly' },
    detail: {
      vi: 'Khi mở ra, nội dung tệp lớn gấp hơn {ratio} lần hoặc vượt mức cho phép; tệp có thể gây hại.',
      en: 'Unpacked, the content is more than {ratio} times larger or beyond all bounds; it may do harm.',
    },
  },
  'archive-too-large': {
    status: 422,
    title: { vi: 'Tệp có quá nhiều phần', en: 'The file has too many parts' },
    detail: {
      vi: 'Tệp có {entries} phần; chỉ nhận đến {most} phần.',
      en: 'The file has {entries} parts; at most {most} are taken.',
    },
  },
  'archive-in-archive': {
    status: 422,
    title: { vi: 'Tệp có tệp nén hoặc chương trình bên trong', en: 'An archive or program lies inside' },
    detail: {
      vi: 'Phần “{part}” là tệp nén, chương trình hoặc đối tượng nhúng. Hãy lưu tài liệu thành PDF.',
      en: 'The part "{part}" is an archive, a program or an embedded object. Save the document as PDF.',
    },
  },
  'archive-has-macros': {
    status: 422,
    title: { vi: 'Tệp có macro', en: 'The file has macros' },
    detail: {
      vi: 'Không nhận tài liệu có macro. Hãy lưu thành tài liệu không có macro hoặc PDF.',
      en: 'Documents with macros are not taken. Save it without macros or as PDF.',
    },
  },
  'archive-encrypted': {
    status: 422,
    title: { vi: 'Tệp đặt mật khẩu', en: 'The file has a password' },
    detail: {
      vi: 'Phần “{part}” được mã hóa nên không kiểm tra được. Hãy bỏ mật khẩu rồi gửi lại.',
      en: 'The part "{part}" is encrypted and cannot be looked at. Take the password off and send it again.',
    },
  },
  'xml-unsafe': {
    status: 422,
    title: { vi: 'Tệp XML không an toàn', en: 'The XML file is not safe' },
    detail: {
      vi: 'Không nhận XML có DOCTYPE, chỉ thị xml-stylesheet hoặc phần trang web (XHTML, SVG).',
      en: 'XML with a DOCTYPE, an xml-stylesheet instruction or parts of web pages (XHTML, SVG) is not taken.',
    },
  },
  'component-required': {
    status: 422,
    title: { vi: 'Thiếu thành phần hồ sơ', en: 'The component is missing' },
    detail: {
      vi: 'Tệp thành phần hồ sơ phải nêu là thành phần nào. Có thể: {known}.',
      en: 'A file that is a component must name it. Possible: {known}.',
    },
  },
  'component-not-expected': {
    status: 422,
    title: { vi: 'Không được nêu thành phần hồ sơ', en: 'No component is expected' },
    detail: {
      vi: 'Tệp loại “{purpose}” không thuộc thành phần hồ sơ nào.',
      en: 'A file of the purpose "{purpose}" belongs to no component.',
    },
  },
  'file-not-now': {
    status: 409,
    title: { vi: 'Không thêm, gỡ tệp ở trạng thái này', en: 'Not possible in this state' },
    detail: {
      vi: 'Hồ sơ đang ở trạng thái “{state}”; bạn không thêm hoặc gỡ được tệp loại “{purpose}”.',
      en: 'The dossier is "{state}"; you cannot add or remove a file of the purpose "{purpose}" now.',
    },
  },
  'file-already-removed': {
    status: 409,
    title: { vi: 'Tệp đã được gỡ', en: 'The file was removed already' },
    detail: {
      vi: 'Tệp đã được gỡ khỏi hồ sơ lúc {removedAt}.',
      en: 'The file was removed from the dossier at {removedAt}.',
    },
  },
  'file-removed': {
    status: 410,
    title: { vi: 'Tệp đã được gỡ', en: 'The file was removed' },
    detail: {
      vi: 'Tệp đã được gỡ khỏi hồ sơ; chỉ người giám sát còn mở được.',
      en: 'The file was removed from the dossier; only supervisors can still open it.',
    },
  },
  'range-not-satisfiable': {
    status: 416,
    title: { vi: 'Không có đoạn này trong tệp', en: 'The file has no such range' },
    detail: {
      vi: 'Tệp có {size} byte; đoạn yêu cầu nằm ngoài.',
      en: 'The file has {size} bytes; the range asked for lies outside.',
    },
  },
  'file-bytes-missing': {
    status: 500,
    title: { vi: 'Mất dữ liệu của tệp', en: 'The bytes of the file are gone' },
    detail: {
      vi: 'Kho tệp không còn đúng nội dung của tệp này. Hãy báo quản trị viên.',
      en: 'The store no longer has the content of this file. Tell the administrator.',
    },
  },
  'file-store-unavailable': {
    status: 503,
    retryAfterSeconds: 60,
    title: { vi: 'Kho tệp không ghi được', en: 'Files cannot be stored now' },
    detail: {
      vi: 'Ổ đĩa chứa tệp đầy hoặc không ghi được; chưa có gì được ghi. Hãy báo quản trị viên.',
      en: 'The disk for files is full or cannot be written; nothing was written. Tell the administrator.',
    },
  },
} satisfies ProblemArea;
