/** Where offices keep their days and hours; an IANA zone, never an offset. */
export const OFFICE_ZONE = 'Asia/Ho_Chi_Minh';
