import { FIELDS, type Field } from './fields.js';

export type Place = readonly [nameVi: string, nameEn: string, slug: string];
export type Department = readonly [...Place, ...(readonly Field[])];

/** Departments as they are since the reorganisation of 2025; codes H99.02 and following. */
export const DEPARTMENTS: readonly Department[] = [
  ['Sở Tài chính', 'Department of Finance', 'so-tai-chinh', FIELDS.enterprise, FIELDS.landFinance],
  ['Sở Xây dựng', 'Department of Construction', 'so-xay-dung', FIELDS.construction],
  [
    'Sở Nông nghiệp và Môi trường',
    'Department of Agriculture and Environment',
    'so-nong-nghiep-moi-truong',
    FIELDS.land,
    FIELDS.povertyReduction,
  ],
  ['Sở Nội vụ', 'Department of Home Affairs', 'so-noi-vu', FIELDS.meritoriousPeople],
  ['Sở Tư pháp', 'Department of Justice', 'so-tu-phap', FIELDS.civilStatus, FIELDS.certification],
  ['Sở Y tế', 'Department of Health', 'so-y-te', FIELDS.socialProtection],
  ['Sở Giáo dục và Đào tạo', 'Department of Education and Training', 'so-giao-duc-dao-tao'],
  ['Sở Công Thương', 'Department of Industry and Trade', 'so-cong-thuong'],
  ['Sở Khoa học và Công nghệ', 'Department of Science and Technology', 'so-khoa-hoc-cong-nghe'],
  [
    'Sở Văn hóa, Thể thao và Du lịch',
    'Department of Culture, Sports and Tourism',
    'so-van-hoa-the-thao-du-lich',
  ],
  ['Sở Dân tộc và Tôn giáo', 'Department of Ethnic Minorities and Religions', 'so-dan-toc-ton-giao'],
  ['Thanh tra tỉnh', 'Provincial Inspectorate', 'thanh-tra-tinh'],
  [
    'Ban Quản lý các khu công nghiệp',
    'Industrial Zones Authority',
    'ban-quan-ly-kcn',
    FIELDS.industrialZones,
  ],
];

/** Codes H99.31 to H99.40. The flat accounts `reception`, `officer` and `approver` work at the first one. */
export const COMMUNES: readonly Place[] = [
  ['phường Hương Đông', 'Hương Đông ward', 'phuong-huong-dong'],
  ['phường Hương Tây', 'Hương Tây ward', 'phuong-huong-tay'],
  ['phường Hương Nam', 'Hương Nam ward', 'phuong-huong-nam'],
  ['phường Hương Bắc', 'Hương Bắc ward', 'phuong-huong-bac'],
  ['xã Tân An', 'Tân An commune', 'xa-tan-an'],
  ['xã Tân Bình', 'Tân Bình commune', 'xa-tan-binh'],
  ['xã Tân Hòa', 'Tân Hòa commune', 'xa-tan-hoa'],
  ['xã Tân Lập', 'Tân Lập commune', 'xa-tan-lap'],
  ['xã Tân Phú', 'Tân Phú commune', 'xa-tan-phu'],
  ['xã Tân Sơn', 'Tân Sơn commune', 'xa-tan-son'],
];
