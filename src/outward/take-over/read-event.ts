import type { TimeLimit } from '../../domain/deadline/time-limit.js';
import { HAPPENING_KINDS, type Happening } from '../../domain/dossier/told-dossier.js';
import type { CellReader } from '../../platform/csv-import/cell-reader.js';
import { valueFault } from '../../platform/csv-import/row-fault.js';
import type { StagedLine } from '../../platform/csv-import/staged-line.js';
import { type EventMapping, IGNORED, type OpenMapping, stepNamed } from './open-mapping.js';
import type { ReadEvent } from './open-dossier.js';

type Kind = Happening['kind'];

/** What every event of a row has, and how to read more of it. */
interface Row {
  readonly place: Pick<Happening, 'at' | 'by' | 'line'>;
  readonly text: (column: string | null) => string | null;
  readonly needed: (column: string | null) => string | null;
  readonly line: StagedLine;
  readonly reader: CellReader;
  readonly mapping: OpenMapping;
  readonly procedureCode: string;
}

/** The event of one row; null where the row tells of the dossier only, is ignored, or is refused. */
export function readEvent(
  line: StagedLine,
  procedureCode: string,
  mapping: OpenMapping,
  reader: CellReader,
): ReadEvent | null {
  const { event } = mapping;
  if (!isEvent(line, event, reader)) return null;
  const kind = kindOf(line, event, reader);
  if (kind === null) return null;
  const at = reader.pastMoment(line, event.at);
  const text = (column: string | null): string | null => {
    const cell = column === null ? '' : reader.cell(line, column);
    return cell === '' ? null : cell;
  };
  const needed = (column: string | null): string | null => {
    if (column !== null) return reader.text(line, column);
    reader.refuseRow(line, valueFault('value-missing'));
    return null;
  };
  if (!at) return null;
  const place = { at, by: text(event.actor), line: line.line };
  const happening = happeningOf(kind, { place, text, needed, line, reader, mapping, procedureCode });
  const agencyCode = event.agency ? reader.choiceIn(line, event.agency) : null;
  return happening && { happening, agencyCode };
}

/** A header row of a dossier has nothing in the columns of its events. */
function isEvent(line: StagedLine, { kind, at, until, step }: EventMapping, reader: CellReader): boolean {
  const told = [at, until, step, ...(kind.kind === 'column' ? [kind.column] : [])];
  return told.some((column) => column !== null && reader.cell(line, column) !== '');
}

function kindOf(line: StagedLine, { kind }: EventMapping, reader: CellReader): Kind | null {
  const word = reader.choiceIn(line, kind);
  if (word === null && kind.kind === 'column' && reader.cell(line, kind.column) === '') {
    reader.text(line, kind.column);
  }
  if (word === null || word === IGNORED) return null;
  const known = HAPPENING_KINDS.find((each) => each === word);
  if (!known) reader.refuseRow(line, valueFault('value-unknown', { value: word }));
  return known ?? null;
}

function happeningOf(kind: Kind, row: Row): Happening | null {
  const { place, mapping, reader, line, text } = row;
  const { event } = mapping;
  switch (kind) {
    case 'step':
      return stepOf(row);
    case 'correction':
    case 'supplement':
      return { kind, ...spanOf(row) };
    case 'payment':
      return {
        kind,
        ...spanOf(row),
        amountDong: event.amount === null ? null : reader.amountIn(line, event.amount),
      };
    case 'consultation':
    case 'verification':
      return { kind, ...spanOf(row) };
    case 'extension':
      return extensionOf(row);
    case 'apology': {
      const promisedDueAt = event.until === null ? null : reader.promiseIn(line, event.until);
      if (event.until === null) row.needed(null);
      return promisedDueAt && { kind, ...place, promisedDueAt, reason: text(event.note) };
    }
    case 'sent_on':
    case 'agency_received':
      return { kind, ...place };
  }
}

function stepOf({ place, text, needed, line, reader, mapping, procedureCode }: Row): Happening | null {
  const { event } = mapping;
  const name = needed(event.step);
  if (name === null) return null;
  const named = stepNamed(name, procedureCode, mapping);
  const outcome = (event.outcome ? reader.choiceIn(line, event.outcome) : null) ?? named.outcome ?? null;
  return { kind: 'step', ...place, step: named.step, outcome, agencyId: null, note: text(event.note) };
}

function spanOf({ place, text, line, reader, mapping: { event } }: Row) {
  const until = event.until === null ? null : reader.optionalMoment(line, event.until);
  return { ...place, until, reason: text(event.note), legalBasis: text(event.legalBasis) };
}

function extensionOf({ place, text, needed, line, reader, mapping: { event } }: Row): Happening | null {
  if (needed(event.amount) === null || event.amount === null) return null;
  const amount = reader.amountIn(line, event.amount);
  const unit = (event.unit && reader.choiceIn(line, event.unit)) ?? 'working_day';
  const words = { reason: text(event.note), legalBasis: text(event.legalBasis) };
  if (amount === null) return null;
  return { kind: 'extension', ...place, ...words, extension: { amount, unit: unit as TimeLimit['unit'] } };
}
