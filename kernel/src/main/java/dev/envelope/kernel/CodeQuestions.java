package dev.envelope.kernel;

import com.google.gson.JsonObject;
import dev.envelope.kernel.complete.Completeness;
import dev.envelope.kernel.complete.Completion;
import dev.envelope.kernel.complete.Completion.Match;
import dev.envelope.kernel.help.Help;
import dev.envelope.kernel.protocol.Message;
import dev.envelope.kernel.shell.CellShell;
import java.util.Locale;

/** Answers what clients ask about code. The protocol counts code points, Java counts UTF-16 units. */
final class CodeQuestions {

    private CodeQuestions() {}

    static JsonObject complete(CellShell shell, Message request) {
        String code = request.text("code");
        var found = Completion.at(shell, code, offset(code, request.number("cursor_pos", 0)));
        int start = code.codePointCount(0, found.start());
        int end = code.codePointCount(0, found.end());
        var texts = found.matches().stream().map(Match::text).toList();
        var types = found.matches().stream()
                .map(m -> Json.with(Json.with(type(m), "start", start), "end", end))
                .toList();
        var reply = Json.with(Json.ok(), "matches", texts);
        Json.with(reply, "cursor_start", start);
        Json.with(reply, "cursor_end", end);
        // by this extension, which ipykernel began, front ends show what each word is
        return Json.with(reply, "metadata", Json.of("_jupyter_types_experimental", types));
    }

    private static JsonObject type(Match match) {
        var type = Json.of("text", match.text());
        Json.with(type, "type", match.kind().name().toLowerCase(Locale.ROOT));
        return match.signature().isEmpty() ? type : Json.with(type, "signature", match.signature());
    }

    static JsonObject inspect(CellShell shell, Message request) {
        String code = request.text("code");
        var help = Help.at(shell, code, offset(code, request.number("cursor_pos", 0)));
        var reply = Json.with(Json.ok(), "found", help.isPresent());
        Json.with(reply, "data", help.map(Json::data).orElseGet(JsonObject::new));
        return Json.with(reply, "metadata", new JsonObject());
    }

    static JsonObject isComplete(CellShell shell, Message request) {
        var completeness = Completeness.of(shell, request.text("code"));
        var reply = Json.of("status", completeness.name().toLowerCase(Locale.ROOT));
        return completeness == Completeness.INCOMPLETE ? Json.with(reply, "indent", "    ") : reply;
    }

    private static int offset(String code, int codePoints) {
        int within = Math.max(0, Math.min(codePoints, code.codePointCount(0, code.length())));
        return code.offsetByCodePoints(0, within);
    }
}
