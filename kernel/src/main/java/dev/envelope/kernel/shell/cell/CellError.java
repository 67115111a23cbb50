package dev.envelope.kernel.shell.cell;

import java.util.List;

/**
 * Why a cell stopped, told in the cell's own lines.
 *
 * @param name the exception's class as the user knows it, such as {@code IllegalStateException} or {@code Boom}
 * @param value its message, empty when it has none
 * @param line the line of the cell, from 1; 0 when no line of the cell is to blame
 * @param traceback what to show, one entry a line, without colours
 */
public record CellError(String name, String value, int line, List<String> traceback) {

    public CellError {
        traceback = List.copyOf(traceback);
    }
}
