import type { ProblemArea } from '../problem-entry.js';

export const ACCESS_PROBLEMS = {
  unauthenticated: {
    status: 401,
    title: { vi: 'Chưa đăng nhập', en: 'Not signed in' },
    detail: {
      vi: 'Hãy đăng nhập và gửi mã truy cập còn hiệu lực trong tiêu đề Authorization: Bearer.',
      en: 'Sign in and send a valid access token as Authorization: Bearer.',
    },
  },
  'token-expired': {
    status: 401,
    title: { vi: 'Phiên đăng nhập đã hết hạn', en: 'The access token has expired' },
    detail: { vi: 'Vui lòng đăng nhập lại.', en: 'Please sign in again.' },
  },
  'invalid-credentials': {
    status: 401,
    title: { vi: 'Đăng nhập không thành công', en: 'Sign-in failed' },
    detail: {
      vi: 'Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đã bị khóa.',
      en: 'The user name or password is wrong, or the account is closed.',
    },
  },
  forbidden: {
    status: 403,
    title: { vi: 'Không có quyền', en: 'Not allowed' },
    detail: {
      vi: 'Vai trò của tài khoản không cho phép thao tác này.',
      en: 'The roles of this account do not allow this.',
    },
  },
  'wrong-password': {
    status: 422,
    title: { vi: 'Mật khẩu hiện tại không đúng', en: 'The current password is wrong' },
    detail: {
      vi: 'Hãy nhập đúng mật khẩu đang dùng để đổi mật khẩu.',
      en: 'Give the password in use in order to change it.',
    },
  },
  'username-taken': {
    status: 409,
    title: { vi: 'Tên đăng nhập đã có người dùng', en: 'The user name is taken' },
    detail: { vi: 'Đã có tài khoản “{username}”.', en: 'There is already an account "{username}".' },
  },
  'portal-role-alone': {
    status: 422,
    title: { vi: 'Vai trò của hệ thống kết nối phải đứng riêng', en: 'The portal role stands alone' },
    detail: {
      vi: 'Tài khoản của hệ thống kết nối không được có thêm vai trò của người.',
      en: 'A machine account cannot also have the role of a person.',
    },
  },
  'administrator-role-alone': {
    status: 422,
    title: { vi: 'Vai trò quản trị viên phải đứng riêng', en: 'The administrator role stands alone' },
    detail: {
      vi: 'Quản trị viên cấp quyền cho người khác nên không được kiêm vai trò xem, xử lý hồ sơ.',
      en: 'An administrator hands out rights and so cannot also have a role that reads or handles dossiers.',
    },
  },
  'own-roles': {
    status: 403,
    title: { vi: 'Không được tự thay đổi quyền của mình', en: 'Nobody changes his own rights' },
    detail: {
      vi: 'Vai trò và cơ quan của tài khoản này phải do một quản trị viên khác thay đổi.',
      en: 'The roles and the agency of this account must be changed by another administrator.',
    },
  },
  'account-needs-agency': {
    status: 422,
    title: { vi: 'Thiếu cơ quan công tác', en: 'An agency is required' },
    detail: {
      vi: 'Vai trò này chỉ có nghĩa trong một cơ quan.',
      en: 'This role only has a meaning within an agency.',
    },
  },
  'last-administrator': {
    status: 409,
    title: { vi: 'Phải còn ít nhất một quản trị viên', en: 'One administrator must remain' },
    detail: {
      vi: 'Đây là tài khoản quản trị duy nhất còn hoạt động.',
      en: 'This is the only administrator account still active.',
    },
  },
} satisfies ProblemArea;
