// What passes between the page and its worker.

/** What a file is to the document that is checked. */
export type Role = "document" | "with" | "beside";

export interface Given {
  role: Role;
  name: string;
  bytes: ArrayBuffer;
}

/** An accepted finding, as cnbudget.toml has it. */
export interface Suppression {
  rule: string;
  document?: string;
  table?: string;
  row?: string;
  column?: string;
  reason: string;
}

/** What a document is checked by: cnbudget.toml as JSON, with what is known of the document. */
export interface Settings {
  select?: string[];
  ignore?: string[];
  pedantic?: boolean;
  lang?: string;
  severity?: Record<string, string>;
  suppress?: Suppression[];
  known?: { department?: string; fiscal_year?: string; stage?: string };
}

export type Request =
  | { kind: "check"; slot: number; files: Given[]; settings: Settings }
  | { kind: "view"; slot: number; language: string }
  | { kind: "export"; format: string; slots: number[]; language: string }
  | { kind: "forget"; slot: number }
  | { kind: "example" }
  | { kind: "read-settings"; text: string; language: string }
  | { kind: "write-settings"; settings: Settings };

/** A request with its number. */
export interface Question {
  id: number;
  request: Request;
}

export type Answer =
  | { id: number; result: unknown }
  | { id: number; error: string }
  /** The program stopped within a document: this worker is of no more use. */
  | { id: number; lost: string };

// What the program says of a document: `Session::view`.

export interface Index {
  sheet: number | null;
  row: number | null;
  heading: number | null;
  related: number | null;
}

export type Spot = [number | null, [number, number, number, number]] | string | null;

export interface Position {
  kind: "cell" | "table" | "text" | "page";
  reference?: string;
  x0?: number;
  y0?: number;
  x1?: number;
  y1?: number;
  line?: number;
}

export interface Place {
  table: string;
  page: number | null;
  line: number | null;
  row: string;
  column: string;
  position?: Position;
  printed: string | null;
  quote: string | null;
  file: number | null;
  related: number | null;
}

export interface Finding {
  rule: string;
  name: string;
  level: "error" | "warning" | "rounding";
  message: string;
  places: Place[];
  suspects: { place: Place; restored: string }[][];
  explains: string[];
}

export interface Table {
  kind: string | null;
  title: string;
  unit: string | null;
  pages: number[];
  rows: {
    code: string | null;
    label: string;
    page: number | null;
    cells: { column: string; printed: string | null }[];
    texts: { column: string; text: string }[];
  }[];
}

export interface Counts {
  held: number;
  held_within_rounding: number;
  broken: number;
  undecidable: number;
  not_applicable: number;
}

export interface Report {
  source: string | null;
  files: string[];
  department: string;
  fiscal_year: number;
  stage: string;
  related: { kinship: string; source: string | null; department: string; fiscal_year: number; stage: string }[];
  notes: string[];
  tables: Table[];
  findings: Finding[];
  suppressed: { reason: string; finding: Finding }[];
  summary: { errors: number; warnings: number; rounding: number; accepted: number; checks: Counts };
}

export interface View {
  report: Report;
  article: string;
  findings: { number: number | null; places: Index[]; suspects: Index[][]; pattern: Omit<Suppression, "rule" | "reason"> }[];
  sheets: { worksheet: string | null; file: number | null; headers: string[]; text_headers: string[]; spots: Spot[][] }[];
  sections: { heading: string; page: number | null; paragraphs: string[] }[];
  unread: boolean;
}

export interface Failure {
  source: string;
  error: string;
}
