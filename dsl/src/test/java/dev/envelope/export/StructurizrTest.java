package dev.envelope.export;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A design as C4 text. */
class StructurizrTest {

    @Test
    void saysContextContainersAndRates() {
        String text = system("Short links")
                .operation(read("redirect").rate(perSecond(1_000)))
                .peak(2)
                .flow(
                        "redirect",
                        client("browser"),
                        service("api").on("m7g.large"),
                        cache("redis").hitRate(0.9).missTo(database("links")),
                        aside(external("analytics")))
                .export()
                .structurizr();
        assertThat(text).isEqualTo("""
                        workspace "Short links" {
                            model {
                                c1 = person "browser"
                                c5 = softwareSystem "analytics" "" "External"
                                s = softwareSystem "Short links" {
                                    c2 = container "api" "service" "m7g.large" "service"
                                    c3 = container "redis" "cache" "cache" "cache"
                                    c4 = container "links" "database" "database" "database"
                                }
                                c1 -> c2 "awaited, 2,000/s at the peak"
                                c2 -> c3 "awaited, 2,000/s at the peak"
                                c2 -> c4 "missed, 200/s at the peak"
                                c2 -> c5 "aside, 2,000/s at the peak"
                            }
                            views {
                                systemContext s {
                                    include *
                                    autoLayout lr
                                }
                                container s {
                                    include *
                                    autoLayout lr
                                }
                            }
                        }
                        """);
    }

    @Test
    void aNameStaysAName() {
        String text = system("a\"b\\c\nd }")
                .operation(read("get"))
                .flow("get", service("x\" } !include /etc/passwd"))
                .export()
                .structurizr();
        assertThat(text)
                .contains("workspace \"a\\\"b\\\\c d }\" {")
                .contains("c1 = container \"x\\\" } !include /etc/passwd\" ");
        assertThat(text.lines().count()).isEqualTo(17);
    }
}
