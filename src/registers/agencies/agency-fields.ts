// What an agency's requests, to make one and to change one, have in common.

export const WORD = /^[a-z][a-z0-9_]*$/;
export const PHONE = /^\+?[0-9][0-9 .()-]{2,28}$/;
export const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
export const SYMBOL = /^[A-ZĐ][A-ZĐ0-9.-]*$/;

export const PLACE = 'Địa danh in front of the date on its papers';
export const COMPLAINTS = 'Where to send feedback and petitions; its address unless told';
export const DESK_NAME =
  'How its one-stop desk is called on papers; its own name: the agency is the desk itself';
export const DESK_SYMBOL = 'Behind the number of a receipt: BPTNTKQ unless told';
