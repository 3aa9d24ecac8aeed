/** The words in which a model declares its inputs. Schema, form, checks and documentation all derive from them. */
interface Described {
  /** One plain sentence or phrase; shown as help. */
  readonly meaning: string;
  /** May be left out; then the model sees `undefined` (no default applies). */
  readonly optional?: true;
}

export interface NumberField extends Described {
  readonly kind: "number";
  /** Short name for people, in sentence case ("Holding cost"). */
  readonly label: string;
  /** The source's symbol ("h"), if it has one. */
  readonly symbol?: string;
  /** "" for a pure number. */
  readonly unit: string;
  readonly default?: number | null;
  /** Inclusive and exclusive bounds of what is valid. */
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly below?: number;
  readonly integer?: true;
  /** `null` is a value too, with the meaning stated here. */
  readonly nullMeans?: string;
  /** Range and step a slider offers; narrower than what is valid. */
  readonly slider?: readonly [low: number, high: number, step: number];
}

export interface NumbersField extends Described {
  readonly kind: "numbers";
  readonly label: string;
  readonly unit: string;
  readonly min?: number;
  readonly minLength: number;
  readonly maxLength: number;
}

export interface TextField extends Described {
  readonly kind: "text";
  readonly label: string;
  readonly default?: string;
  readonly maxLength: number;
}

export interface ChoiceField extends Described {
  readonly kind: "choice";
  readonly label: string;
  readonly options: readonly string[];
  readonly default?: string;
}

export interface FlagField extends Described {
  readonly kind: "flag";
  readonly label: string;
  readonly default?: boolean;
}

export interface GroupField extends Described {
  readonly kind: "group";
  readonly label: string;
  readonly fields: Fields;
}

/** One of several shapes; the first is the default. */
export interface EitherField extends Described {
  readonly kind: "either";
  readonly label: string;
  readonly shapes: readonly [Field, Field, ...Field[]];
}

export type Field =
  | NumberField
  | NumbersField
  | TextField
  | ChoiceField
  | FlagField
  | GroupField
  | EitherField;

export interface Fields {
  readonly [name: string]: Field;
}
