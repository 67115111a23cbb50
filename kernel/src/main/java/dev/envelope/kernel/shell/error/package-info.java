/**
 * What went wrong, as a user should read it: the exception's class and message, the lines of the cell, the nearest known names, and
 * nothing of the kernel and of JShell.
 */
@NullMarked
package dev.envelope.kernel.shell.error;

import org.jspecify.annotations.NullMarked;
