import { styleText } from 'node:util';
import type { Bilingual } from './answers.js';

const WIDEST = 100;
const NARROWEST = 50;
const NUMBER = /^(\d[\d,]*( %)?|–)$/;

type Style = Parameters<typeof styleText>[0];

/** Prints for people: Vietnamese, and English beneath it. */
export class Story {
  private readonly width: number;
  private chapterNumber = 0;

  constructor(private readonly out: NodeJS.WriteStream) {
    this.width = Math.max(NARROWEST, Math.min(WIDEST, (out.columns ?? WIDEST) - 1));
  }

  chapter(title: Bilingual): void {
    this.chapterNumber += 1;
    const rule = '━'.repeat(this.width);
    this.line(`\n${this.styled('cyan', rule)}`);
    this.line(` ${this.styled('bold', `${this.chapterNumber}  ${title.vi.toLocaleUpperCase('vi')}`)}`);
    this.line(` ${this.styled('dim', `   ${title.en}`)}`);
    this.line(this.styled('cyan', rule));
  }

  tell(said: Bilingual): void {
    this.line('');
    this.both(said, { first: ' ▸ ', rest: '   ' });
  }

  /** One thing under what was told last. */
  item(said: Bilingual): void {
    this.both(said, { first: '     • ', rest: '       ' });
  }

  /** Something that the demo has compared and found right. */
  proven(said: Bilingual): void {
    this.both(said, { first: `   ${this.styled('green', '✓')} `, rest: '     ' });
  }

  /** A slip of paper. */
  slip(title: Bilingual, rows: readonly (readonly [label: Bilingual, value: string])[]): void {
    const labels = rows.map(([label]) => `${label.vi} · ${label.en}`);
    const widest = Math.max(...labels.map((label) => label.length));
    this.line(`\n   ┌─ ${this.styled('bold', title.vi)} · ${title.en}`);
    rows.forEach(([, value], index) => {
      const label = (labels[index] ?? '').padEnd(widest);
      this.line(`   │ ${this.styled('dim', label)}  ${value}`);
    });
    this.line('   └─');
  }

  /** Columns; those of numbers stand to the right. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = head.map((name, at) =>
      Math.max(name.length, ...rows.map((row) => (row[at] ?? '').length)),
    );
    const isNumeric = head.map((_name, at) => rows.every((row) => NUMBER.test(row[at] ?? '')));
    const cellOf = (cell: string, at: number) =>
      isNumeric[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0);
    const lineOf = (cells: readonly string[]) => cells.map(cellOf).join('   ').trimEnd();
    this.line('');
    this.line(`     ${this.styled('dim', lineOf(head))}`);
    for (const row of rows) this.line(`     ${lineOf(row)}`);
    this.line('');
  }

  end(said: Bilingual): void {
    this.line(`\n${this.styled('green', ' ✓ ')}${this.styled('bold', said.vi)}`);
    this.line(`   ${this.styled('dim', said.en)}\n`);
  }

  private both({ vi, en }: Bilingual, margin: { readonly first: string; readonly rest: string }): void {
    const room = this.width - margin.rest.length;
    wrapped(vi, room).forEach((text, at) => this.line(`${at === 0 ? margin.first : margin.rest}${text}`));
    for (const text of wrapped(en, room)) this.line(`${margin.rest}${this.styled('dim', text)}`);
  }

  private styled(style: Style, text: string): string {
    return this.out.isTTY ? styleText(style, text) : text;
  }

  private line(text: string): void {
    this.out.write(`${text}\n`);
  }
}

function wrapped(text: string, room: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
