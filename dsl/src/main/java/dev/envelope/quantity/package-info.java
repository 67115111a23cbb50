/** Amounts with units and ranges: arithmetic and formatting. */
@NullMarked
package dev.envelope.quantity;

import org.jspecify.annotations.NullMarked;
