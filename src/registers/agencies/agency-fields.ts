// What an agency's requests, to make one and to change one, have in common.

// Codes of the national directory (H07, H07.12…, 000.00.12.H07) and of the sample.
export const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
export const WORD = /^[a-z][a-z0-9_]*$/;
export const PHONE = /^\+?[0-9][0-9 .()-]{2,28}$/;
export const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
export const SYMBOL = /^[A-ZĐ][A-ZĐ0-9.-]*$/;

export const PLACE = 'Địa danh in front of the date on its papers';
export const COMPLAINTS = 'Where to send feedback and petitions; its address unless told';
export const DESK_NAME =
  'How its one-stop desk is called on papers; its own name: the agency is the desk itself';
export const DESK_SYMBOL = 'Behind the number of a receipt: BPTNTKQ unless told';
