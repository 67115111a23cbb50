package dev.envelope.export;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envelope.SystemDesign;
import dev.envelope.quantity.DesignException;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The OpenAPI stub, read by somebody else's parser. */
class OpenApiTest {

    private final SystemDesign links = system("Links")
            .operation(read("redirect").rate(perSecond(1_000)).payload(kB(1)).api("GET /links/{id}"))
            .operation(write("drop").rate(perSecond(1)).api("DELETE /links/{id}"))
            .operation(write("shorten").rate(perSecond(10)).api("POST /users/{user}/links"))
            .operation(read("internal").rate(perSecond(1)));

    private static OpenAPI parsed(SystemDesign design) {
        var result = new OpenAPIV3Parser().readContents(design.export().openApi(), null, new ParseOptions());
        assertThat(result.getMessages()).isEmpty();
        return result.getOpenAPI();
    }

    private static PathItem path(OpenAPI api, String path) {
        return Objects.requireNonNull(api.getPaths().get(path), path);
    }

    @Test
    void everyStatedContractIsInIt() {
        OpenAPI api = parsed(links);

        assertThat(api.getOpenapi()).isEqualTo("3.1.0");
        assertThat(api.getPaths()).containsOnlyKeys("/links/{id}", "/users/{user}/links");
        var path = path(api, "/links/{id}");
        assertThat(path.getGet().getOperationId()).isEqualTo("redirect");
        assertThat(path.getGet().getDescription()).isEqualTo("Reads 1 kB, 2,000/s at the peak.");
        assertThat(path.getGet().getParameters()).extracting(Parameter::getName).containsExactly("id");
        assertThat(path.getGet().getRequestBody()).isNull();
        assertThat(path.getDelete().getRequestBody()).isNull();
        assertThat(path(api, "/users/{user}/links").getPost().getRequestBody().getRequired())
                .isTrue();
    }

    @Test
    void namesAreWhatTheyWere() {
        String hostile = "a\": {b}\n- c: |\\ #\u2028 ü 😀 &x !!";
        OpenAPI api = parsed(system(hostile).operation(read(hostile).api("GET /it's:-\"quoted\"/{a:'b\"}")));

        assertThat(api.getInfo().getTitle()).isEqualTo(hostile);
        var operation = path(api, "/it's:-\"quoted\"/{a:'b\"}").getGet();
        assertThat(operation.getOperationId()).isEqualTo(hostile);
        assertThat(operation.getParameters()).extracting(Parameter::getName).containsExactly("a:'b\"");
    }

    @Test
    void theSameDesignGivesTheSameText() {
        assertThat(links.export().openApi()).isEqualTo(links.export().openApi()).doesNotContain("internal");
    }

    @Test
    void whatIsNoContractIsRefused() {
        assertThatThrownBy(() -> read("a").api("FETCH /links"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("write api(\"GET /links/{id}\")");
        assertThatThrownBy(() -> read("a").api("GET links")).hasMessageContaining("a contract is");
        assertThatThrownBy(() -> read("a").api("GET /links/{id")).hasMessageContaining("a contract is");
        assertThatThrownBy(() -> read("a").api("GET /{id}/{id}")).hasMessageContaining("once");
        assertThatThrownBy(() -> write("a").api("GET /links")).hasMessageContaining("write api(\"POST /links\")");
        assertThatThrownBy(() -> system().operation(read("a")).export().openApi())
                .hasMessageContaining("no operation says how it is asked for");
        assertThatThrownBy(() -> links.operation(read("again").api("GET /links/{key}"))
                        .export()
                        .openApi())
                .hasMessageContaining("another operation is asked for in the same way");
        assertThatThrownBy(() -> links.operation(write("put").api("PUT /links/{key}"))
                        .export()
                        .openApi())
                .hasMessageContaining("write api(\"PUT /links/{id}\")");
    }
}
