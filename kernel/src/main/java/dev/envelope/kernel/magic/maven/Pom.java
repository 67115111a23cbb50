package dev.envelope.kernel.magic.maven;

import java.util.regex.Pattern;

/** Makes a whole POM of what a user writes into a cell, in which each line has the number that it has in the cell. */
final class Pom {

    private static final Pattern PROJECT = Pattern.compile("<project[\\s>]");
    private static final Pattern DEPENDENCIES =
            Pattern.compile("<(dependencies|dependencyManagement|repositories)[\\s>]");

    /** It may stand in the first line alone; without it a POM is UTF-8, as the cell is. */
    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml.*?\\?>");

    private Pom() {}

    /** The text itself where it is a project; else a project around it, and around single dependencies their list. */
    static String completed(String text) {
        if (PROJECT.matcher(text).find()) {
            return "\n" + DECLARATION.matcher(text).replaceFirst("");
        }
        String listed = DEPENDENCIES.matcher(text).find() ? text : "<dependencies>" + text + "</dependencies>";
        return "<project><modelVersion>4.0.0</modelVersion>"
                + "<groupId>notebook</groupId><artifactId>cell</artifactId><version>1</version>\n" + listed
                + "</project>";
    }
}
