/** The same text in several languages: language tag to text. */
export type Segment = ReadonlyMap<string, string>;
