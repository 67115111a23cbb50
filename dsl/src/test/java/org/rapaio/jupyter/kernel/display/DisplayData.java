package org.rapaio.jupyter.kernel.display;

import java.util.HashMap;
import java.util.Map;

/** A stand-in for rapaio's class of this name, which is in no public repository. */
public class DisplayData {

    public final Map<String, Object> data = new HashMap<>();
    public final Map<String, Object> metadata = new HashMap<>();

    public static DisplayData fromText(String text) {
        var display = new DisplayData();
        display.putData("text/plain", text);
        return display;
    }

    public void putData(String type, Object content) {
        data.put(type, content);
    }

    public void putMetaData(String key, Object value) {
        metadata.put(key, value);
    }
}
