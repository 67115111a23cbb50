package dev.envelope.kernel.jjava;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.envelope.view.MimeBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.zip.ZipFile;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.jspecify.annotations.Nullable;

/** The extensions that libraries bring for JJava, and the bare kernel of its kind that they are installed in. */
public final class JJavaExtensions implements AutoCloseable {

    private static final String SERVICE = "META-INF/services/org.dflib.jjava.jupyter.Extension";

    /** The word of JJava's notebooks by which the code of extensions finds the kernel. */
    private static final String OWN_WORD =
            "%1$s getKernelInstance() { return %1$s.notebookKernel(); }".formatted(BaseKernel.class.getName());

    /** What extensions may do to the notebook. */
    public interface Notebook {

        /** Runs code and gives its value. */
        @Nullable
        Object evaluate(String code);

        void display(MimeBundle bundle);
    }

    private final Notebook notebook;
    private final Map<String, Extension> installed = new LinkedHashMap<>();
    private @Nullable Host host;

    public JJavaExtensions(Notebook notebook) {
        this.notebook = notebook;
    }

    /**
     * Installs the extensions in these jars and folders, which are on the class path of the loader already.
     *
     * @return what to tell the user, one line each
     */
    public List<String> install(List<Path> entries, ClassLoader loader) {
        var remarks = new ArrayList<String>();
        if (entries.stream().anyMatch(JJavaExtensions::bringsSome)) {
            // those of the kernel's own class path are of a loader above
            ServiceLoader.load(Extension.class, loader).stream()
                    .filter(found -> found.type().getClassLoader() == loader)
                    .filter(found -> !installed.containsKey(found.type().getName()))
                    .forEach(found -> remarks.add(install(found)));
        }
        return remarks;
    }

    private static boolean bringsSome(Path entry) {
        if (Files.isDirectory(entry)) {
            return Files.exists(entry.resolve(SERVICE));
        }
        try (var jar = new ZipFile(entry.toFile())) {
            return jar.getEntry(SERVICE) != null;
        } catch (IOException e) {
            return false;
        }
    }

    private String install(ServiceLoader.Provider<Extension> found) {
        String name = found.type().getName();
        try {
            var extension = found.get();
            installed.put(name, extension);
            extension.install(host());
            return "installed " + name;
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            return name + ", made for JJava, cannot be used in this kernel: " + e;
        }
    }

    private Host host() {
        Host made = host;
        if (made == null) {
            made = new Host(notebook);
            made.onStartup();
            host = made;
            notebook.evaluate(OWN_WORD);
        }
        return made;
    }

    /** How an extension says that a value looks; empty where none says more than its text. */
    public Optional<MimeBundle> look(Object value) {
        Host there = host;
        return there == null
                ? Optional.empty()
                : Optional.of(bundle(there.getRenderer().render(value)))
                        .filter(look -> !look.data().equals(Map.of("text/plain", String.valueOf(value))));
    }

    /** Whether an extension has brought a magic of this name. */
    public boolean hasMagic(String name, boolean overCell) {
        Host there = host;
        return there != null
                && (overCell
                                ? there.getMagicsRegistry().getCellMagicNames()
                                : there.getMagicsRegistry().getLineMagicNames())
                        .contains(name);
    }

    /** Runs such a magic and gives its value. */
    public @Nullable Object runMagic(String name, List<String> arguments, @Nullable String body) throws Exception {
        var magics = host().getMagicsRegistry();
        return body == null
                ? magics.evalLineMagic(host(), name, arguments)
                : magics.evalCellMagic(host(), name, arguments, body);
    }

    @Override
    public void close() {
        if (host != null) {
            host.onShutdown(false);
        }
    }

    private static MimeBundle bundle(DisplayData shown) {
        var told = new Gson().toJsonTree(shown).getAsJsonObject();
        var data = new HashMap<String, String>();
        told.getAsJsonObject("data").asMap().forEach((type, form) -> data.put(type, text(form)));
        var metadata = new HashMap<String, Map<String, Object>>();
        if (told.get("metadata") instanceof JsonObject all) {
            all.asMap().forEach((type, entries) -> {
                if (entries instanceof JsonObject) {
                    var values = new HashMap<String, Object>();
                    entries.getAsJsonObject()
                            .asMap()
                            .forEach((key, value) -> values.put(key, new Gson().fromJson(value, Object.class)));
                    metadata.put(type, values);
                }
            });
        }
        return new MimeBundle(data, metadata);
    }

    private static String text(JsonElement form) {
        return form instanceof JsonPrimitive text ? text.getAsString() : form.toString();
    }

    /** A kernel with nothing of its own: where extensions register, and what they ask for by its static method. */
    private static final class Host extends BaseKernel {

        private final Notebook notebook;

        Host(Notebook notebook) {
            super(
                    "Envelope",
                    "",
                    new LanguageInfo.Builder("Java")
                            .version(Runtime.version().toString())
                            .build(),
                    List.of(),
                    null,
                    new JupyterIO(StandardCharsets.UTF_8),
                    new CommManager(),
                    new Renderer(),
                    null,
                    new MagicsRegistry(),
                    false,
                    new StringStyler.Builder().build());
            this.notebook = notebook;
        }

        @Override
        public @Nullable Object evalRaw(String source) {
            return notebook.evaluate(source);
        }

        @Override
        public void display(DisplayData data) {
            notebook.display(bundle(data));
        }

        @Override
        public DisplayData inspect(String code, int at, boolean extraDetail) {
            throw new UnsupportedOperationException("this kernel answers such questions itself");
        }

        @Override
        public ReplacementOptions complete(String code, int at) {
            throw new UnsupportedOperationException("this kernel answers such questions itself");
        }

        @Override
        public String isComplete(String code) {
            return IS_COMPLETE_MAYBE;
        }
    }
}
