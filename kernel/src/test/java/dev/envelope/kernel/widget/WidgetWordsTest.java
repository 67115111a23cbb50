package dev.envelope.kernel.widget;

import static dev.envelope.Envelope.*;
import static dev.envelope.kernel.widget.WidgetWords.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Time;
import dev.envelope.view.Display;
import org.junit.jupiter.api.Test;

class WidgetWordsTest {

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    @Test
    void aSliderStandsInTheMiddleAndStepsInRoundNumbers() {
        var hits = slider("hit rate", 0.5, 0.99);
        assertThat(hits.value()).isEqualTo(0.745);
        assertThat(hits.state().get("step").getAsDouble()).isEqualTo(0.005);
        assertThat(hits.state().get("readout_format").getAsString()).isEqualTo(",.3f");
        assertThat(hits.at(0.9).value()).isEqualTo(0.9);
        assertThat(slider("load", 0.0, 10_000.0).state().get("step").getAsDouble())
                .isEqualTo(100);
        assertThat(slider("x", 0.0, 1.0, 0.25).value()).isEqualTo(0.5);
    }

    @Test
    void aMoveChangesTheValueAndTellsWhetherItDid() {
        var hits = slider("hit rate", 0.5, 0.99);
        assertThat(hits.move(json("{value: 0.9}"))).isTrue();
        assertThat(hits.value()).isEqualTo(0.9);
        assertThat(hits.move(json("{value: 0.9}"))).isFalse();
        assertThat(hits.move(json("{value: 7}"))).isTrue();
        assertThat(hits.value()).isEqualTo(0.99);
        assertThat(hits.state().get("value").getAsDouble()).isEqualTo(0.99);
    }

    @Test
    void nonsenseOfAFrontEndMovesNothing() {
        var hits = slider("hit rate", 0.5, 0.99);
        for (String nonsense : new String[] {"{}", "{value: null}", "{value: 'x'}", "{value: []}", "{other: 1}"}) {
            assertThat(hits.move(json(nonsense))).as(nonsense).isFalse();
        }
        var store = choice("store", "cassandra", "postgres");
        assertThat(store.move(json("{index: 2}"))).isFalse();
        assertThat(store.move(json("{index: -1}"))).isFalse();
        assertThat(toggle("on").move(json("{value: 1}"))).isFalse();
    }

    @Test
    void wholeNumbersMakeASliderOfWholeNumbers() {
        WholeSlider copies = slider("copies", 1, 9);
        assertThat(copies.value()).isEqualTo(5);
        assertThat(copies.state().get("_model_name").getAsString()).isEqualTo("IntSliderModel");
        assertThat(slider("copies", 1, 9, 3).value()).isEqualTo(4);
        copies.move(json("{value: 3}"));
        assertThat(copies.value()).isEqualTo(3);
    }

    @Test
    void amountsGoInStepsOfTheirUnit() {
        var timeout = slider("timeout", ms(5), ms(500));
        assertThat(timeout.options().stream().map(Object::toString)).startsWith("5 ms", "10 ms", "15 ms");
        assertThat(timeout.options().stream().map(Object::toString)).endsWith("495 ms", "500 ms");
        assertThat(timeout.at(ms(51)).value()).hasToString("50 ms");
        assertThat(slider("kept", days(1), days(30), days(1)).options()).hasSize(30);
        assertThat(slider("hit rate", percent(0), percent(100)).options()).hasSize(101);
    }

    @Test
    void amountsFarApartGoInRatios() {
        var users = slider("users", million(1), billion(1));
        assertThat(users.options().stream().map(Object::toString)).startsWith("1 million", "1.1 million");
        assertThat(users.options().get(users.options().size() - 1)).hasToString("1 billion");
        assertThat(users.options()).hasSizeBetween(55, 61).doesNotHaveDuplicates();
        users.move(json("{index: 0}"));
        assertThat(users.value().value()).isEqualTo(1e6);
    }

    @Test
    void aChoiceATickAndANumber() {
        var store = choice("store", "cassandra", "postgres").at("postgres");
        assertThat(store.value()).isEqualTo("postgres");
        assertThat(store.state().get("_options_labels")).hasToString("[\"cassandra\",\"postgres\"]");
        assertThat(store.state().get("index").getAsInt()).isOne();
        store.move(json("{index: 0}"));
        assertThat(store.value()).isEqualTo("cassandra");
        var cached = toggle("cache on");
        cached.move(json("{value: true}"));
        assertThat(cached.value()).isTrue();
        var servers = number("servers", 12);
        servers.move(json("{value: 14.5}"));
        assertThat(servers.value()).isEqualTo(14.5);
        var bounded = number("servers", 1, 9).at(2);
        assertThat(bounded.state().get("_model_name").getAsString()).isEqualTo("BoundedFloatTextModel");
        assertThat(bounded.state().get("_view_name").getAsString()).isEqualTo("FloatTextView");
        bounded.move(json("{value: 14.5}"));
        assertThat(bounded.value()).isEqualTo(9);
    }

    @Test
    void anAmountIsTypedInTheUnitOfItsLabel() {
        Time kept = number("retention", years(1), years(10)).at(years(2)).value();
        assertThat(kept.value()).isEqualTo(years(2).value());
        var retention = number("retention", years(1), years(10));
        assertThat(retention.state().get("description").getAsString()).isEqualTo("retention (years)");
        assertThat(retention.state().get("value").getAsDouble()).isEqualTo(5.5);
        assertThat(retention.move(json("{value: 3}"))).isTrue();
        assertThat(retention.value().value()).isEqualTo(years(3).value());
        assertThat(retention.move(json("{value: 3}"))).isFalse();
        assertThat(retention.move(json("{value: 99}"))).isTrue();
        assertThat(retention.value().value()).isEqualTo(years(10).value());
        assertThatThrownBy(() -> retention.at(years(11))).isInstanceOf(DesignException.class);
        assertThatThrownBy(() -> number("x", ms(1, 2))).hasMessageContaining("certain");
        assertThatThrownBy(() -> number("x", ms(2), ms(1))).isInstanceOf(DesignException.class);
    }

    @Test
    void theUnitIsTheWordThatTakesTheFewestDigits() {
        assertThat(description(number("x", ms(1_500)))).isEqualTo("x (ms)");
        assertThat(description(number("x", percent(50), percent(99)))).isEqualTo("x (percent)");
        assertThat(description(number("x", million(10)))).isEqualTo("x (million)");
        assertThat(description(number("x", kB(30)))).isEqualTo("x (kB)");
        assertThat(description(number("x", KiB(4)))).isEqualTo("x (KiB)");
        assertThat(description(number("x", perSecond(1_200)))).isEqualTo("x (perSecond)");
        assertThat(description(number("x", usd(5_000)))).isEqualTo("x (usd)");
    }

    private static String description(Widget<?> control) {
        return control.state().get("description").getAsString();
    }

    @Test
    void withoutAFrontEndAControlIsItsLabelAndValue() {
        var bundle = Display.of(slider("<b>hit</b> rate", 0.5, 0.99)).orElseThrow();
        assertThat(bundle.data().get("text/plain")).isEqualTo("<b>hit</b> rate: 0.745");
        assertThat(bundle.data().get("text/html")).contains("&lt;b&gt;hit&lt;/b&gt; rate: 0.745");
        assertThat(toggle("cache on")).hasToString("cache on: no");
        assertThat(slider("users", million(1), million(9))).hasToString("users: 5 million");
    }

    @Test
    void impossibleBoundsAreRefused() {
        assertThatThrownBy(() -> slider("x", 2.0, 1.0))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("slider(\"x\", 2, 1)");
        assertThatThrownBy(() -> slider("x", 0.0, 1.0, 2.0)).hasMessageContaining("write slider(\"x\", 0, 1, 0.01)");
        assertThatThrownBy(() -> slider("x", 0.0, 1.0).at(1.5)).hasMessageContaining("write at(1)");
        assertThatThrownBy(() -> slider("x", ms(5, 9), ms(10))).hasMessageContaining("are certain");
        assertThatThrownBy(() -> slider("x", ms(9), ms(5)))
                .hasMessageContaining("write the lower amount first: 5 ms, then 9 ms");
        assertThatThrownBy(() -> choice("x")).hasMessageContaining("at least one option");
        assertThatThrownBy(() -> choice("x", "a", "a")).isInstanceOf(DesignException.class);
        assertThatThrownBy(() -> choice("x", "a").at("b")).hasMessageContaining("[a]");
        assertThatThrownBy(() -> number("x", Double.NaN)).isInstanceOf(DesignException.class);
    }
}
