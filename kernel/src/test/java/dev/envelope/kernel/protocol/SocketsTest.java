package dev.envelope.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketsTest {

    @Test
    void whatIsAnsweredAfterTheEndIsNotHeardAndDoesNotFail() throws Exception {
        var sockets = Sockets.bind(Connection.local());
        sockets.serve(message -> {}, message -> {});
        sockets.close();
        var none = new JsonObject();
        var late = new Message(List.of(), Message.header("execute_reply"), none, none, none, List.of());
        assertThatCode(() -> sockets.replyOnShell(late)).doesNotThrowAnyException();
    }
}
