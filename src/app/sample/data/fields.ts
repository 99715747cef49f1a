/** lĩnh vực: what procedures are sorted by and agencies are competent for. */
export const FIELDS = {
  civilStatus: 'Hộ tịch',
  certification: 'Chứng thực',
  residence: 'Cư trú',
  identity: 'Căn cước',
  judicialRecord: 'Lý lịch tư pháp',
  vehicle: 'Đăng ký xe',
  householdBusiness: 'Hộ kinh doanh',
  enterprise: 'Doanh nghiệp',
  land: 'Đất đai',
  landRegistration: 'Đăng ký đất đai',
  construction: 'Xây dựng',
  povertyReduction: 'Giảm nghèo',
  landFinance: 'Tài chính đất đai',
  socialInsurance: 'Bảo hiểm xã hội',
  tax: 'Thuế',
  socialProtection: 'Bảo trợ xã hội',
  meritoriousPeople: 'Người có công',
  fireSafety: 'Phòng cháy, chữa cháy',
  industrialZones: 'Khu công nghiệp',
} as const;

export type Field = (typeof FIELDS)[keyof typeof FIELDS];
