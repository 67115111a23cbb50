package dev.envelope.view;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One output in every form that a front end may choose from: MIME type to content, and the metadata of each form.
 *
 * <p>Content is text, but for {@code image/png}, which is base64 without line breaks (the form of the Jupyter message
 * protocol and of the notebook file). {@code text/plain} is always there.
 *
 * @param data MIME type to content
 * @param metadata MIME type to that form's metadata, such as {@code width} and {@code height} of a picture
 */
public record MimeBundle(Map<String, String> data, Map<String, Map<String, Object>> metadata) {

    public MimeBundle {
        data = sorted(data);
        var copies = new TreeMap<String, Map<String, Object>>();
        metadata.forEach((type, values) -> copies.put(type, sorted(values)));
        metadata = Collections.unmodifiableMap(copies);
    }

    /** Sorted, so that what is written from it has the same order in every process. */
    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
