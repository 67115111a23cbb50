package dev.envelope.kernel.magic;

import dev.envelope.view.Display;
import dev.envelope.view.View;
import java.util.List;
import java.util.stream.Collectors;

/** Lists the magics. */
final class HelpMagic {

    static final Magic HELP =
            Magic.line(List.of("help", "lsmagic"), "%help", "Lists the magics.", (call, session) -> run(call, session));

    private HelpMagic() {}

    private static void run(Call call, Session session) {
        List<Magic> magics = Magics.all();
        int width = magics.stream().mapToInt(m -> m.usage().length()).max().orElse(0);
        String text = magics.stream()
                .map(m -> m.usage() + " ".repeat(width + 2 - m.usage().length()) + m.purpose())
                .collect(Collectors.joining("\n"));
        Display.of(View.titled("").listing(text)).ifPresent(session::show);
    }
}
