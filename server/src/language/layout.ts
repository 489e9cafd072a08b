/** How plans are laid out (the formatter, and whatever puts text into a plan). */

/** One level deeper. */
export const indentUnit = "  ";

/** How much deeper than its field a list goes on that does not fit on the field's line. */
export const listIndent = indentUnit + indentUnit;

/** The columns of a line; more is broken where it may be. */
export const widestLine = 100;

/** A block with more fields than these does not stand on one line. */
export const mostFieldsOnOneLine = 3;
