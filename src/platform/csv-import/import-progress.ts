/** Told how far an import is; how it is shown is not its matter. */
export interface ImportProgress {
  /** `read` counts bytes of the file, `write` counts applications. */
  begin(phase: 'read' | 'write', total: number): void;
  advanceTo(done: number): void;
  end(): void;
}
