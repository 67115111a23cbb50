package dev.envelope.view.chart;

/**
 * One row of a tornado: what the answer becomes when this input alone moves to its low and to its high end.
 *
 * @param label the input
 * @param low the answer at the input's low end
 * @param high the answer at the input's high end
 * @param lowLabel the text beside the low side, such as the input's value there
 * @param highLabel the text beside the high side
 */
public record Bar(String label, double low, double high, String lowLabel, String highLabel) {

    double width(double base) {
        return Math.max(Math.max(low, high), base) - Math.min(Math.min(low, high), base);
    }
}
