package dev.envelope.view.diagram;

import java.util.Locale;

/**
 * The shapes of cards, as SVG paths around a text area: a card is the larger of its text and the shape's own needs.
 *
 * <p>Those that people know from the blackboard: a cylinder stores, a pipe queues, a hexagon distributes, a person is a
 * person. Coordinates are relative to the card's upper left corner.
 */
enum Outline {
    BOX(12, 9, 9) {
        @Override
        String body(double w, double h) {
            return rounded(0, w, h, 7);
        }
    },
    /** A service that is somebody else's: its line is dashed. */
    DASHED(12, 9, 9) {
        @Override
        String body(double w, double h) {
            return rounded(0, w, h, 7);
        }
    },
    /** Work that is done beside: a box with double sides. */
    FRAME(18, 9, 9) {
        @Override
        String body(double w, double h) {
            return rounded(0, w, h, 3);
        }

        @Override
        String strokes(double w, double h) {
            return path("M7 0V%s M%s 0V%s", h, w - 7, h);
        }
    },
    PILL(20, 9, 9) {
        @Override
        String body(double w, double h) {
            return rounded(0, w, h, Math.min(h / 2, 24));
        }
    },
    HEXAGON(22, 9, 9) {
        @Override
        String body(double w, double h) {
            return path("M14 0H%s L%s %s L%s %sH14 L0 %sZ", w - 14, w, h / 2, w - 14, h, h / 2);
        }
    },
    /** A box with its corners cut. */
    CUT(14, 9, 9) {
        @Override
        String body(double w, double h) {
            return path("M10 0H%s L%s 10V%s L%s %sH10 L0 %sV10Z", w - 10, w, h - 10, w - 10, h, h - 10);
        }
    },
    CYLINDER(12, 20, 13) {
        @Override
        String body(double w, double h) {
            return path("M0 8A%s 8 0 0 1 %s 8V%sA%s 8 0 0 1 0 %sZ", w / 2, w, h - 8, w / 2, h - 8);
        }

        @Override
        String strokes(double w, double h) {
            return path("M0 8A%s 8 0 0 0 %s 8", w / 2, w);
        }
    },
    /** A cylinder that lies. */
    PIPE(21, 9, 9) {
        @Override
        String body(double w, double h) {
            return path("M9 0H%s A9 %s 0 0 1 %s %sH9 A9 %s 0 0 1 9 0Z", w - 9, h / 2, w - 9, h, h / 2);
        }

        @Override
        String strokes(double w, double h) {
            return path("M%s 0A9 %s 0 0 0 %s %s", w - 9, h / 2, w - 9, h);
        }
    },
    BUCKET(20, 13, 9) {
        @Override
        String body(double w, double h) {
            return path(
                    "M0 4Q0 0 4 0H%s Q%s 0 %s 4L%s %sQ%s %s %s %sH14 Q10 %s 9 %sZ",
                    w - 4, w, w, w - 9, h - 4, w - 10, h, w - 14, h, h, h - 4);
        }

        @Override
        String strokes(double w, double h) {
            return path("M1 7H%s", w - 1);
        }
    },
    /** A program on somebody's screen: a window with a bar. */
    WINDOW(12, 20, 9) {
        @Override
        String body(double w, double h) {
            return rounded(0, w, h, 5);
        }

        @Override
        String strokes(double w, double h) {
            return path("M0 11H%s M7 5.5H7.1 M13 5.5H13.1 M19 5.5H19.1", w);
        }
    },
    /** A head above shoulders. */
    PERSON(12, 35, 9) {
        @Override
        String body(double w, double h) {
            double middle = w / 2;
            return path("M%s 14A14 14 0 1 1 %s 14A14 14 0 1 1 %s 14Z ", middle - 14, middle + 14, middle - 14)
                    + rounded(25, w, h, 16);
        }
    };

    private final double side;
    private final double top;
    private final double bottom;

    Outline(double side, double top, double bottom) {
        this.side = side;
        this.top = top;
        this.bottom = bottom;
    }

    /** What is filled and has the line around it. */
    abstract String body(double width, double height);

    /** Lines within the body, empty for none. */
    String strokes(double width, double height) {
        return "";
    }

    /** The room between the text and each side. */
    double side() {
        return side;
    }

    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    private static String rounded(double y, double w, double h, double r) {
        return path("M%s %sH%s", r, y, w - r)
                + path("Q%s %s %s %s", w, y, w, y + r)
                + path("V%sQ%s %s %s %s", h - r, w, h, w - r, h)
                + path("H%sQ0 %s 0 %s", r, h, h - r)
                + path("V%sQ0 %s %s %sZ", y + r, y, r, y);
    }

    private static String path(String format, Object... numbers) {
        var texts = new Object[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            texts[i] = number(((Number) numbers[i]).doubleValue());
        }
        return String.format(Locale.ROOT, format, texts);
    }

    /** A coordinate to a tenth of a pixel, which nobody sees. */
    static String number(double value) {
        double tenths = Math.round(value * 10) / 10.0;
        return tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths);
    }
}
