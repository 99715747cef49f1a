import { Presets, SingleBar } from 'cli-progress';
import type { ImportProgress } from '../../platform/csv-import/import-progress.js';
import type { BilingualText } from '../../platform/i18n/language.js';

const PHASES: Readonly<Record<'read' | 'write', BilingualText>> = {
  read: { vi: 'Đọc tệp', en: 'Reading' },
  write: { vi: 'Ghi hồ sơ', en: 'Writing dossiers' },
};
const LINES_PER_PHASE = 10;

/** A bar on a terminal, a line for every tenth elsewhere: logs are read later, without a terminal's tricks. */
export function progressOn(stream: NodeJS.WriteStream): ImportProgress {
  return stream.isTTY ? new ProgressBar(stream) : new ProgressLines(stream);
}

class ProgressBar implements ImportProgress {
  private bar: SingleBar | null = null;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  begin(phase: 'read' | 'write', total: number): void {
    const { vi, en } = PHASES[phase];
    const format = `${vi} · ${en} {bar} {percentage}% | {value}/{total} | {duration_formatted} | ETA {eta_formatted}`;
    this.bar = new SingleBar({ stream: this.stream, format, hideCursor: true }, Presets.shades_classic);
    this.bar.start(total, 0);
  }

  advanceTo(done: number): void {
    this.bar?.update(done);
  }

  end(): void {
    this.bar?.stop();
    this.bar = null;
  }
}

export class ProgressLines implements ImportProgress {
  private phase: BilingualText = PHASES.read;
  private total = 0;
  private tenthsTold = 0;

  constructor(private readonly stream: Pick<NodeJS.WriteStream, 'write'>) {}

  begin(phase: 'read' | 'write', total: number): void {
    this.phase = PHASES[phase];
    this.total = total;
    this.tenthsTold = 0;
  }

  advanceTo(done: number): void {
    const tenths = this.total === 0 ? 0 : Math.floor((done * LINES_PER_PHASE) / this.total);
    if (tenths <= this.tenthsTold) return;
    this.tenthsTold = tenths;
    const { vi, en } = this.phase;
    const percent = (tenths * 100) / LINES_PER_PHASE;
    this.stream.write(`${vi} · ${en}: ${percent}% (${done}/${this.total})\n`);
  }

  end(): void {
    this.advanceTo(this.total);
  }
}
