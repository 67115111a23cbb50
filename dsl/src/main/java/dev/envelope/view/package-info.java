/** What a result looks like: tables, charts, diagrams and text, as HTML, as pictures and on a console. */
@NullMarked
package dev.envelope.view;

import org.jspecify.annotations.NullMarked;
