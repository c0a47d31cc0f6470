/** One bar of a chart: what it stands for, how long it is, and what is written at its end. */
export interface Bar {
  readonly label: string;
  /** A count, from 0. */
  readonly value: number;
  /** Beside the label, e.g. 90票 入选. */
  readonly note: string;
  /** `strong` and `waiting` stand out; the note says why, since not everybody sees colours. */
  readonly tone: 'strong' | 'waiting' | 'plain';
}

/** A chart of bars below each other. All words are given: who draws it knows none. */
export interface BarChart {
  readonly title: string;
  /** Lines under the title. */
  readonly notes: readonly string[];
  readonly bars: readonly Bar[];
  /** A value that is marked on every bar, and what it is. */
  readonly mark?: { readonly value: number; readonly label: string };
  readonly footer: string;
}

/** Figures in columns beside each other; `warning` ones stand out by colour and weight. */
export interface BoardPicture {
  readonly title: string;
  readonly note: string;
  readonly columns: readonly {
    readonly title: string;
    /** The figure that sums the column up, e.g. 收件12. */
    readonly head: string;
    readonly rows: readonly {
      readonly label: string;
      readonly value: string;
      readonly tone: 'plain' | 'warning';
    }[];
  }[];
  readonly footer: string;
}

/** A picture as data: it is drawn when it is delivered (architecture, the outbox). */
export type Picture =
  | { readonly renderer: 'bar-chart'; readonly data: BarChart }
  | { readonly renderer: 'board'; readonly data: BoardPicture };
