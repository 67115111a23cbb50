package dev.envelope.kernel.command;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Jupyter that has JupyterLab: one that the user has, or the private one in {@code .venv}.
 *
 * @param lab its {@code jupyter-lab} program
 * @param version the version of JupyterLab
 * @param ours whether it is the private one
 */
record Jupyter(Path lab, String version, boolean ours) {

    /** The first on the PATH that starts, else the private one if it has been made. */
    static Optional<Jupyter> find(Home home) {
        return Programs.onPath("jupyter-lab").stream()
                .flatMap(lab -> at(lab, false).stream())
                .findFirst()
                .or(() -> at(home.venv().resolve("bin/jupyter-lab"), true));
    }

    private static Optional<Jupyter> at(Path lab, boolean ours) {
        return Programs.output(lab, "--version").map(version -> new Jupyter(lab, version, ours));
    }

    /** The environment that it is installed in, where Python says {@code sys.prefix}. */
    Path prefix() throws IOException {
        Path prefix = lab.toRealPath().resolve("../..").normalize();
        if (!Files.isDirectory(prefix.resolve("share/jupyter"))) {
            throw new CommandException(
                    lab + ": which environment this Jupyter belongs to cannot be seen; name it by --prefix DIR");
        }
        return prefix;
    }

    /** Where it finds the kernel of this name, if it does. */
    Optional<Path> kernel(String name) {
        return Programs.output(lab.resolveSibling("jupyter-kernelspec"), "list", "--json")
                .map(json -> JsonParser.parseString(json).getAsJsonObject().getAsJsonObject("kernelspecs"))
                .filter(specs -> specs.get(name) instanceof JsonObject)
                .map(specs ->
                        Path.of(specs.getAsJsonObject(name).get("resource_dir").getAsString()));
    }
}
