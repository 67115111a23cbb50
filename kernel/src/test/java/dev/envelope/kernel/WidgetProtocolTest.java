package dev.envelope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.envelope.kernel.Client.Ran;
import dev.envelope.kernel.protocol.Message;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WidgetProtocolTest {

    private static final String VIEW = "application/vnd.jupyter.widget-view+json";

    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        client = new Client();
        askForModels("overview");
    }

    /** As a page with a widget manager does when it comes to a kernel. */
    private static List<Message> askForModels(String comm) {
        client.publishedUntilIdle(client.commOpen(comm, "jupyter.widget.control"));
        return client.publishedUntilIdle(client.comm("comm_msg", comm, json("{method: 'request_states'}")));
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static JsonElement at(JsonObject object, String... path) {
        JsonElement found = object;
        for (String member : path) {
            found = found.getAsJsonObject().get(member);
        }
        return found;
    }

    /** The model whose view a cell shows. */
    private static String model(Ran ran) {
        return at(shown(ran).content(), "data", VIEW, "model_id").getAsString();
    }

    private static Message shown(Ran ran) {
        return ran.published().stream()
                .filter(m -> m.type().equals("display_data") || m.type().equals("execute_result"))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Ran ran) {
        return at(shown(ran).content(), "data", "text/plain").getAsString();
    }

    private static Message opened(Ran ran, String model) {
        return ran.of("comm_open").stream()
                .filter(m -> m.text("comm_id").equals(model))
                .findFirst()
                .orElseThrow();
    }

    private static Message sendMove(String model, String state) {
        return client.comm("comm_msg", model, json("{method: 'update', buffer_paths: [], state: " + state + "}"));
    }

    private static List<Message> move(String model, String state) {
        return client.publishedUntilIdle(sendMove(model, state));
    }

    private static List<JsonObject> sent(List<Message> published, String method) {
        return published.stream()
                .filter(m -> m.type().equals("comm_msg"))
                .map(m -> m.content().getAsJsonObject("data"))
                .filter(d -> d.get("method").getAsString().equals(method))
                .toList();
    }

    private static String html(List<Message> published) {
        var updates = sent(published, "update");
        return updates.isEmpty()
                ? ""
                : at(updates.get(updates.size() - 1), "state", "value").getAsString();
    }

    @Test
    void aControlOpensItsModelAndShowsItsView() {
        var ran = client.run("slider(\"hit rate\", 0.5, 0.99)");
        var open = opened(ran, model(ran));
        assertThat(open.text("target_name")).isEqualTo("jupyter.widget");
        assertThat(open.metadata()).hasToString("{\"version\":\"2.1.0\"}");
        var state = at(open.content(), "data", "state").getAsJsonObject();
        assertThat(state.get("_model_name").getAsString()).isEqualTo("FloatSliderModel");
        assertThat(state.get("description").getAsString()).isEqualTo("hit rate");
        String layout = state.get("layout").getAsString().replace("IPY_MODEL_", "");
        assertThat(text(ran)).isEqualTo("hit rate: 0.745");
        var info = client.ask("comm_info_request", Json.of("target_name", "jupyter.widget"));
        assertThat(info.content().getAsJsonObject("comms").keySet()).contains(model(ran), layout);
    }

    @Test
    void aMoveIsEchoedAndWhatLeadsBackToItIsComputedAgain() {
        var control = model(client.runCell("a1", "var share = slider(\"share\", 0.0, 1.0);\nshare"));
        client.runCell("a2", "double hit = share.value();\nvar missed = million(10).times(1 - hit);");
        var text = client.runCell("a3", "\"hit \" + hit");
        var shown = client.runCell("a4", "missed");
        assertThat(text(text)).isEqualTo("hit 0.5");
        var published = move(control, "{value: 0.9}");
        assertThat(at(sent(published, "echo_update").get(0), "state", "value").getAsDouble())
                .isEqualTo(0.9);
        var updates = published.stream()
                .filter(m -> m.type().equals("comm_msg"))
                .filter(m -> at(m.content(), "data", "method").getAsString().equals("update"))
                .toList();
        assertThat(updates).extracting(m -> m.text("comm_id")).containsExactly(model(text), model(shown));
        assertThat(at(updates.get(0).content(), "data", "state", "value").getAsString())
                .contains("hit 0.9");
        assertThat(at(updates.get(1).content(), "data", "state", "value").getAsString())
                .contains("1 million");
        assertThat(client.run("hit").result()).isEqualTo("0.9");
    }

    @Test
    void whatAMoveTakesLongForShowsNoProgressAndClearsNothing() {
        var control = model(client.runCell("o1", "var scale = slider(\"scale\", 1, 9);\nscale"));
        client.runCell("o2", """
                Count scaled(int n) throws Exception {
                    var work = dev.envelope.progress.Progress.of("scaling", 3);
                    for (int i = 0; i < 3; i++) {
                        Thread.sleep(600);
                        work.add(1);
                    }
                    System.out.println("scaled");
                    return million(n);
                }""");
        client.runCell("o3", "scaled(scale.value())");
        var published = move(control, "{value: 7}");
        assertThat(html(published)).contains("7 million");
        assertThat(published)
                .extracting(Message::type)
                .contains("stream")
                .doesNotContain("display_data", "clear_output");
    }

    @Test
    void aPictureIsReplacedInPlace() {
        var control = model(client.runCell("b1", "var copies = slider(\"copies\", 1, 5);\ncopies"));
        var shown = client.runCell(
                "b2",
                "sweep(system().users(million(copies.value())), \"peak\", values(2, 4), "
                        + "(d, x) -> d.peak(x), peakRate()).chart()");
        String before = at(opened(shown, model(shown)).content(), "data", "state", "value")
                .getAsString();
        assertThat(before).contains("<img src=\"data:image/png;base64,");
        assertThat(at(shown(shown).content(), "data").getAsJsonObject().keySet())
                .contains("image/png", "text/plain");
        assertThat(html(move(control, "{value: 1}")))
                .contains("<img src=\"data:image/png;base64,")
                .isNotEqualTo(before);
    }

    @Test
    void aCellThatRunsAgainKeepsItsModel() {
        var control = model(client.runCell("c1", "var height = slider(\"height\", 1, 9);\nheight"));
        var first = client.runCell("c2", "height.value() * 100");
        var second = client.runCell("c2", "height.value() * 1_000");
        assertThat(model(second)).isEqualTo(model(first));
        assertThat(second.of("comm_open")).isEmpty();
        assertThat(html(second.published())).contains("5000");
        var published = move(control, "{value: 7}");
        assertThat(sent(published, "update")).hasSize(1);
        assertThat(html(published)).contains("7000");
        var still = client.runCell("c2", "million(1)");
        assertThat(still.of("execute_result")).hasSize(1);
        assertThat(move(control, "{value: 6}").stream().map(Message::type))
                .containsExactly("status", "comm_msg", "status");
    }

    @Test
    void movesWaitForTheCellThatRunsAndCountAsOne() throws Exception {
        var control = model(client.runCell("d1", "var depth = slider(\"depth\", 0, 100);\ndepth"));
        client.runCell("d2", "depth.value()");
        var running = client.execute("Thread.sleep(700);\nint seen = depth.value();\nseen");
        Thread.sleep(200);
        var moves = List.of(
                sendMove(control, "{value: 10}"), sendMove(control, "{value: 20}"), sendMove(control, "{value: 30}"));
        var after = client.execute("depth.value()");
        var late = sendMove(control, "{value: 40}");
        assertThat(client.await(running).result()).isEqualTo("50");
        var published = client.everythingUntilIdle(moves.get(2));
        assertThat(sent(published, "echo_update")).hasSize(3);
        assertThat(sent(published, "update").toString())
                .contains("30")
                .doesNotContain("10")
                .doesNotContain("20");
        assertThat(html(client.await(after).published())).isEmpty();
        assertThat(html(client.publishedUntilIdle(late))).contains("40");
        assertThat(client.run("seen").result()).isEqualTo("40");
    }

    @Test
    void aPageThatIsLoadedAgainGetsAllModelsEvenWhileACellRuns() throws Exception {
        var control = model(client.runCell("e1", "var width = slider(\"width\", 0, 100);\nwidth"));
        var shown = client.runCell("e2", "width.value() + 1_000");
        move(control, "{value: 77}");
        var running = client.execute("Thread.sleep(1_500);");
        Thread.sleep(200);
        long asked = System.nanoTime();
        var answer = askForModels("overview-1");
        assertThat((System.nanoTime() - asked) / 1_000_000).isLessThan(1_000);
        client.await(running);
        var states = sent(answer, "update_states").get(0).getAsJsonObject("states");
        assertThat(at(states, control, "model_name").getAsString()).isEqualTo("IntSliderModel");
        assertThat(at(states, control, "state", "value").getAsInt()).isEqualTo(77);
        assertThat(at(states, model(shown), "state", "value").getAsString()).contains("1077");
        client.publishedUntilIdle(client.comm("comm_close", "overview-1", new JsonObject()));
        assertThat(html(move(control, "{value: 78}"))).contains("1078");
    }

    @Test
    void aValueOutOfBoundsIsCorrectedOnThePage() {
        var control = model(client.runCell("f1", "var part = slider(\"part\", 0.0, 1.0);\npart"));
        var published = move(control, "{value: 9}");
        assertThat(html(published)).isEqualTo("1.0");
        assertThat(client.run("part.value()").result()).isEqualTo("1.0");
    }

    @Test
    void whatCannotBeComputedSaysSoInPlace() {
        var control = model(client.runCell("g1", "var shrink = slider(\"shrink\", -5, 5);\nshrink"));
        client.runCell("g2", "var grown = million(1).times(shrink.value() + 6);");
        client.runCell("g3", "grown");
        client.runCell("g4", "million(shrink.value() + 5)");
        client.runCell("g2", "var grown = million(1).times(shrink.value());");
        var published = move(control, "{value: -5}");
        assertThat(sent(published, "update").toString())
                .contains("grown does not follow: times(-5)")
                .contains("0");
        assertThat(html(move(control, "{value: 2}"))).contains("7 million");
    }

    @Test
    void anUnknownTargetIsClosedAgainAndAnUnknownCommIgnored() {
        var published = client.publishedUntilIdle(client.commOpen("nobody-1", "no.such.target"));
        assertThat(published.stream().filter(m -> m.type().equals("comm_close")).map(m -> m.text("comm_id")))
                .containsExactly("nobody-1");
        assertThat(client.publishedUntilIdle(
                        client.comm("comm_msg", "nobody-2", json("{method: 'update', state: 3}"), new byte[] {1, 2})))
                .extracting(Message::type)
                .containsExactly("status", "status");
        assertThat(client.ask("comm_info_request", Json.of("target_name", "no.such.target"))
                        .content()
                        .get("comms"))
                .hasToString("{}");
    }

    @Test
    void plainResultsFollowByTheirDisplayId() {
        client.runCell("h1", "var users = million(10);");
        var shown = client.runCell("h2", "users.times(2)");
        assertThat(shown.of("execute_result")).isEmpty();
        String id = at(shown.of("display_data").get(0).content(), "transient", "display_id")
                .getAsString();
        var changed = client.runCell("h1", "var users = million(20);");
        var update = changed.of("update_display_data").get(0);
        assertThat(at(update.content(), "transient", "display_id").getAsString())
                .isEqualTo(id);
        assertThat(at(update.content(), "data", "text/plain").getAsString()).isEqualTo("40 million");
    }

    @Test
    void withoutAWidgetManagerWhatLeadsBackToAControlFollowsToo() throws Exception {
        try (var bare = new Client()) {
            bare.runCell("n1", "var users = million(10);\nvar share = slider(\"share\", 0.0, 1.0);");
            bare.runCell("n2", "users.times(share.value())");
            var changed = bare.runCell("n1", "var users = million(20);\nvar share = slider(\"share\", 0.0, 1.0);");
            var update = changed.of("update_display_data").get(0);
            assertThat(at(update.content(), "data", "text/plain").getAsString()).isEqualTo("10 million");
        }
    }

    @Test
    void aPageThatIsLoadedAgainIsToldWhatItCannotReplace() {
        client.runCell("k1", "var speed = million(10);");
        int number = client.runCell("k2", "speed.times(2)").reply().number("execution_count", 0);
        client.loadPage();
        assertThat(client.runCell("k1", "var speed = million(20);")
                        .of("display_data")
                        .toString())
                .contains("these do not follow; run their cells", "\\n[" + number + "] speed.times(2)");
        client.runCell("k2", "speed.times(2)");
        assertThat(client.runCell("k1", "var speed = million(30);")
                        .of("display_data")
                        .toString())
                .doesNotContain("loaded again");
    }

    @Test
    void whatACellDisplaysFollowsToo() {
        var control = model(client.runCell("l1", "var pace = slider(\"pace\", 1, 9);\npace"));
        client.runCell("l2", "var base = million(3);");
        var ran = client.runCell(
                "l3", "display(pace.value() + 100); // the first\ndisplay(base.times(2));\ndisplay(\"as it is\");");
        assertThat(ran.of("display_data")).hasSize(3);
        assertThat(html(move(control, "{value: 8}"))).contains("108");
        var changed = client.runCell("l2", "var base = million(4);");
        var update = changed.of("update_display_data");
        assertThat(update).hasSize(1);
        assertThat(at(update.get(0).content(), "data", "text/plain").getAsString())
                .isEqualTo("8 million");
        assertThat(at(update.get(0).content(), "transient", "display_id"))
                .isEqualTo(at(ran.of("display_data").get(1).content(), "transient", "display_id"));
    }

    @Test
    void resultsWaitForCellsThatAreQueued() {
        client.runCell("i1", "var load = million(10);");
        client.runCell("i2", "load.times(2)");
        var first = client.executeCell("i1", "Thread.sleep(300);\nvar load = million(30);");
        var second = client.executeCell("i2", "load.times(3)");
        assertThat(client.await(first).of("update_display_data")).isEmpty();
        var ran = client.await(second);
        assertThat(at(ran.of("display_data").get(0).content(), "data", "text/plain")
                        .getAsString())
                .isEqualTo("90 million");
        assertThat(ran.of("update_display_data")).isEmpty();
    }

    @Test
    void whatHasAnEffectIsNotDoneAgain() {
        client.runCell("m1", "var amount = million(10);\nvar book = Table.create(\"book\");");
        var stepped = client.runCell("m2", "book.addColumns(StringColumn.create(amount.toString()))");
        assertThat(stepped.of("execute_result")).hasSize(1);
        assertThat(client.runCell("m3", "book").of("display_data")).hasSize(1);
        client.runCell("m4", "Count total;\ntotal = amount.times(2)");
        assertThat(client.runCell("m1", "amount = million(20);").of("update_display_data"))
                .isEmpty();
        assertThat(client.run("total").result()).isEqualTo("20 million");
        var control = model(client.runCell("m5", "var times = slider(\"times\", 1, 9);\nint sum = 0;\ntimes"));
        client.runCell("m6", "sum += times.value()");
        move(control, "{value: 9}");
        assertThat(client.run("sum").result()).isEqualTo("5");
    }

    @Test
    void switchedOffEveryResultStands() {
        client.run("reactive(false);");
        client.runCell("j1", "var base = million(10);");
        assertThat(client.runCell("j2", "base.times(2)").of("execute_result")).hasSize(1);
        assertThat(client.runCell("j1", "var base = million(20);").of("update_display_data"))
                .isEmpty();
        client.run("reactive(true);");
    }
}
