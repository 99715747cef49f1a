import { DUE_DIFFERENCES, type DueDifference } from '../../domain/dossier/take-over-due.js';
import { ChoiceFile, CODE, ColumnFile, NAME, SourceFile } from '../../platform/csv-import/mapping-parts.js';
import { ListField, NestedField, OneOf, TextField, TextListField } from '../../platform/http/fields.js';

/** What the old system calls a step, and which step of our plan that is. */
export class StepNameFile {
  @TextField(NAME) name: string;
  @TextField(CODE) step: string;
  /** How the step ended, where no column tells it. */
  @TextField({ ...CODE, optional: true }) outcome?: string;
  /** Only of these procedures; left out: of all that are not named elsewhere. */
  @TextListField({ of: CODE, min: 1, max: 1000, optional: true }) procedures?: string[];
}

/** A step of our plan of which the old system keeps no record. */
export class NotLoggedFile {
  @TextField(CODE) step: string;
  @TextField(CODE) outcome: string;
  @TextListField({ of: CODE, min: 1, max: 1000, optional: true }) procedures?: string[];
}

class ApplicantFile {
  @NestedField(() => ColumnFile) name: ColumnFile;
  /** `person` or `organisation`; left out: a person. */
  @NestedField(() => ChoiceFile, { optional: true }) kind?: ChoiceFile;
  @NestedField(() => ColumnFile, { optional: true }) identityNumber?: ColumnFile;
  @NestedField(() => ColumnFile, { optional: true }) phone?: ColumnFile;
  @NestedField(() => ColumnFile, { optional: true }) email?: ColumnFile;
  @NestedField(() => ColumnFile, { optional: true }) address?: ColumnFile;
}

class OpenEventFile {
  /** What happened; a row that says nothing of it tells of the dossier only. */
  @NestedField(() => ChoiceFile) kind: ChoiceFile;
  @NestedField(() => ColumnFile) at: ColumnFile;
  /** The end of a pause or a wait; of an apology, the new appointment. */
  @NestedField(() => ColumnFile, { optional: true }) until?: ColumnFile;
  @NestedField(() => ColumnFile, { optional: true }) step?: ColumnFile;
  @NestedField(() => ChoiceFile, { optional: true }) outcome?: ChoiceFile;
  @NestedField(() => ChoiceFile, { optional: true }) agency?: ChoiceFile;
  /** Who did it, as the timeline shows. */
  @NestedField(() => ColumnFile, { optional: true }) actor?: ColumnFile;
  /** Papers asked for, reason, note. */
  @NestedField(() => ColumnFile, { optional: true }) note?: ColumnFile;
  @NestedField(() => ColumnFile, { optional: true }) legalBasis?: ColumnFile;
  /** Đồng of a payment, or the length of an extension. */
  @NestedField(() => ColumnFile, { optional: true }) amount?: ColumnFile;
  /** The unit of an extension; left out: working days. */
  @NestedField(() => ChoiceFile, { optional: true }) unit?: ChoiceFile;
}

/** The shape of a mapping file of open dossiers, as a person writes it. */
export class OpenMappingFile extends SourceFile {
  @NestedField(() => ChoiceFile) procedure: ChoiceFile;
  /** Needed where a version has several. */
  @NestedField(() => ChoiceFile, { optional: true }) variant?: ChoiceFile;
  /** A key of the version's applicant classes; left out or empty: of none. */
  @NestedField(() => ChoiceFile, { optional: true }) applicantClass?: ChoiceFile;
  @NestedField(() => ChoiceFile) channel: ChoiceFile;
  /** Received it. */
  @NestedField(() => ChoiceFile) agency: ChoiceFile;
  /** Decides; left out: whom the version names, seen from the receiving agency. */
  @NestedField(() => ChoiceFile, { optional: true }) competentAgency?: ChoiceFile;
  @NestedField(() => ColumnFile) receivedAt: ColumnFile;
  @NestedField(() => ColumnFile, { optional: true }) acceptedAt?: ColumnFile;
  /** What the applicant was promised. */
  @NestedField(() => ColumnFile, { optional: true }) dueAt?: ColumnFile;
  @OneOf(DUE_DIFFERENCES, { optional: true }) onDueDifference?: DueDifference;
  /** Filled in for dossiers that are over. */
  @NestedField(() => ColumnFile, { optional: true }) finishedAt?: ColumnFile;
  @NestedField(() => ChoiceFile, { optional: true }) state?: ChoiceFile;
  @NestedField(() => ColumnFile, { optional: true }) currentStep?: ColumnFile;
  @NestedField(() => ApplicantFile) applicant: ApplicantFile;
  @ListField(() => StepNameFile, { max: 2000, optional: true }) steps?: StepNameFile[];
  @ListField(() => NotLoggedFile, { max: 500, optional: true }) notLogged?: NotLoggedFile[];
  @NestedField(() => OpenEventFile) event: OpenEventFile;
}
