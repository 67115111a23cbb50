package dev.envelope.kernel;

import com.google.gson.JsonObject;
import dev.envelope.kernel.complete.Completeness;
import dev.envelope.kernel.complete.Completion;
import dev.envelope.kernel.help.Help;
import dev.envelope.kernel.protocol.Message;
import dev.envelope.kernel.shell.CellShell;

/** Answers what clients ask about code. The protocol counts code points, Java counts UTF-16 units. */
final class CodeQuestions {

    private CodeQuestions() {}

    static JsonObject complete(CellShell shell, Message request) {
        String code = request.text("code");
        var found = Completion.at(shell, code, offset(code, request.number("cursor_pos", 0)));
        var reply = Json.with(Json.ok(), "matches", found.matches());
        Json.with(reply, "cursor_start", code.codePointCount(0, found.start()));
        Json.with(reply, "cursor_end", code.codePointCount(0, found.end()));
        return Json.with(reply, "metadata", new JsonObject());
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
        var reply = Json.of("status", completeness.name().toLowerCase(java.util.Locale.ROOT));
        return completeness == Completeness.INCOMPLETE ? Json.with(reply, "indent", "    ") : reply;
    }

    private static int offset(String code, int codePoints) {
        int within = Math.max(0, Math.min(codePoints, code.codePointCount(0, code.length())));
        return code.offsetByCodePoints(0, within);
    }
}
