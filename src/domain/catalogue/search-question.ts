import { foldText } from '../fold-text.js';

/** What people write around the thing they look for; longer ones first. */
const FILLERS = [
  ...[
    'cho con',
    'cho be',
    'nhu the nao',
    'bao nhieu',
    'huong dan',
    'bao lau',
    'thu tuc',
    'the nao',
    'ho so',
    'can gi',
    'o dau',
  ],
  ...['muon', 'minh', 'giup', 'cach', 'phai', 'toi', 'lam', 'xin', 'cho', 'hoi', 'gi'],
];

/** What people say, and what the procedure is called. */
const CALLED: readonly (readonly [said: string, called: string])[] = [
  ['so do', 'giay chung nhan quyen su dung dat'],
  ['so hong', 'giay chung nhan quyen so huu nha o'],
  ['bang lai xe', 'giay phep lai xe'],
  ['bang lai', 'giay phep lai xe'],
  ['cccd', 'can cuoc'],
  ['cmnd', 'can cuoc'],
  ['chung minh thu', 'can cuoc'],
  ['can cuoc cong dan', 'can cuoc'],
  ['ho khau', 'thuong tru'],
  ['nhap ho khau', 'dang ky thuong tru'],
  ['giay khai sinh', 'dang ky khai sinh'],
  ['giay ket hon', 'dang ky ket hon'],
  ['giay doc than', 'xac nhan tinh trang hon nhan'],
  ['giay chung tu', 'dang ky khai tu'],
  ['bao tu', 'dang ky khai tu'],
  ['ho gia dinh', 'ho'],
  ['xay nha', 'xay dung nha o rieng le'],
  ['giay phep xay dung nha', 'giay phep xay dung nha o rieng le'],
  ['cong chung', 'chung thuc'],
  ['sao y', 'chung thuc ban sao tu ban chinh'],
  ['mat can cuoc', 'cap lai the can cuoc'],
  ['mat can cuoc cong dan', 'cap lai the can cuoc'],
  ['mat cccd', 'cap lai the can cuoc'],
];
const MOST_CHARACTERS = 100;
/** Anybody may ask, and each phrase may be compared with every name. */
const MOST_PHRASES = 4;

/**
 * What to look for, folded: what was typed without the words around it, and under the official names of what is
 * meant, the longest sayings first.
 * Empty where nothing but signs was typed.
 */
export function searchPhrases(typed: string): readonly string[] {
  const words = foldText(typed.slice(0, MOST_CHARACTERS))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const whole = words.join(' ');
  if (whole === '') return [];
  const bare =
    FILLERS.reduce((text, filler) => text.replaceAll(` ${filler} `, ' '), ` ${whole} `).trim() || whole;
  const called = CALLED.toSorted(([a], [b]) => b.length - a.length);
  const phrases = [bare, ...called.flatMap(([said, name]) => underName(bare, said, name))];
  return [...new Set(phrases)].slice(0, MOST_PHRASES);
}

function underName(text: string, said: string, called: string): readonly string[] {
  const place = ` ${text} `.indexOf(` ${said} `);
  if (place < 0) return [];
  return [`${text.slice(0, place)}${called}${text.slice(place + said.length)}`];
}
