/**
 * How many letters have to be put in, left out, replaced or swapped with their neighbour to make one text the other
 * (Damerau 1964, optimal string alignment).
 */
export function lettersApart(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  a.forEach((letter, row) => {
    const line = [row + 1];
    b.forEach((otherLetter, column) => {
      const replaced = at(last, column) + (letter === otherLetter ? 0 : 1);
      const shortest = Math.min(at(last, column + 1) + 1, at(line, column) + 1, replaced);
      const isSwap = row > 0 && column > 0 && letter === b[column - 1] && otherLetter === a[row - 1];
      line.push(isSwap ? Math.min(shortest, at(beforeLast, column - 1) + 1) : shortest);
    });
    [beforeLast, last] = [last, line];
  });
  return at(last, b.length);
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Infinity;
}
