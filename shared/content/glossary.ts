/** What one entry of a glossary says: the term of one thing, and what texts must not call it. Knows no language. */

export interface GlossaryEntry {
  /** What the texts say. */
  readonly term: string;
  /**
   * What they must not say instead: sources of regular expressions, compared without regard to case. In English each
   * matches whole words only.
   */
  readonly not: readonly string[];
  /** What the term means, or when to use which. */
  readonly note: string;
  /** Where the entry holds: in texts about the protocol, where a word may be a technical term, or everywhere. */
  readonly where?: 'protocol';
}
