/**
 * What people say, and what the law calls it; folded, since most people type without diacritics. It is looked for beside
 * what was typed. A longer saying goes before a shorter one that it holds.
 */
export const COLLOQUIAL_WORDS: readonly (readonly [said: string, called: string])[] = [
  // đất đai, nhà ở
  ['so do', 'giay chung nhan quyen su dung dat'],
  ['so hong', 'giay chung nhan quyen so huu nha o'],
  ['sang ten so do', 'dang ky bien dong quyen su dung dat chuyen nhuong'],
  ['sang ten so hong', 'dang ky bien dong quyen su dung dat chuyen nhuong'],
  ['sang ten nha dat', 'dang ky bien dong quyen su dung dat chuyen nhuong'],
  ['mua ban dat', 'dang ky bien dong quyen su dung dat chuyen nhuong'],
  ['xay nha', 'xay dung nha o rieng le'],
  ['giay phep xay dung nha', 'giay phep xay dung nha o rieng le'],
  // giao thông
  ['bang lai xe', 'giay phep lai xe'],
  ['bang lai', 'giay phep lai xe'],
  // căn cước, cư trú
  ['cccd', 'can cuoc'],
  ['cmnd', 'can cuoc'],
  ['chung minh thu', 'can cuoc'],
  ['can cuoc cong dan', 'can cuoc'],
  ['mat can cuoc', 'cap lai the can cuoc'],
  ['mat can cuoc cong dan', 'cap lai the can cuoc'],
  ['mat cccd', 'cap lai the can cuoc'],
  ['ho khau', 'thuong tru'],
  ['nhap ho khau', 'dang ky thuong tru'],
  // hộ tịch
  ['giay khai sinh', 'dang ky khai sinh'],
  ['giay ket hon', 'dang ky ket hon'],
  ['giay doc than', 'xac nhan tinh trang hon nhan'],
  ['giay chung tu', 'dang ky khai tu'],
  ['bao tu', 'dang ky khai tu'],
  // chứng thực
  ['cong chung', 'chung thuc'],
  ['sao y', 'chung thuc ban sao tu ban chinh'],
  // hộ kinh doanh
  ['ho gia dinh', 'ho'],
  ['kinh doanh ho gia dinh', 'ho kinh doanh'],
  ['kinh doanh ca the', 'ho kinh doanh'],
  ['dang ky kinh doanh ho gia dinh', 'dang ky thanh lap ho kinh doanh'],
  ['dang ky kinh doanh ca the', 'dang ky thanh lap ho kinh doanh'],
  ['dang ky ho kinh doanh', 'dang ky thanh lap ho kinh doanh'],
  ['mo ho kinh doanh', 'dang ky thanh lap ho kinh doanh'],
  // an sinh
  ['nguoi cao tuoi', 'huu tri xa hoi'],
  ['nguoi gia', 'huu tri xa hoi'],
];
