package dev.envelope.view.diagram;

import java.util.stream.IntStream;

/** Systems that diagrams are tried on. */
public final class Samples {

    private Samples() {}

    /** A client, what balances, what serves, what stores. */
    public static Diagram chain() {
        return Diagram.titled("Short links: redirect")
                .node(Node.of("browser", Kind.CLIENT).details("100 M users"))
                .node(Node.of("edge", Kind.LOAD_BALANCER).details("3,472/s"))
                .node(Node.of("api", Kind.SERVICE)
                        .details("4 × 8 cores", "3,472/s")
                        .utilisation(0.62))
                .node(Node.of("links", Kind.DATABASE)
                        .details("3 copies", "1.8 TB")
                        .utilisation(0.91)
                        .asBottleneck())
                .edge(Edge.of("browser", "edge").labels("3,472/s", "12 MB/s"))
                .edge(Edge.of("edge", "api").labels("3,472/s"))
                .edge(Edge.of("api", "links").labels("347/s", "1.2 MB/s"));
    }

    /** A web shop of twelve parts with a cache that misses, a queue and a worker. */
    public static Diagram web() {
        return Diagram.titled("Web shop: containers at peak")
                .node(Node.of("shopper", Kind.PERSON).details("2 M a day"))
                .node(Node.of("cdn", Kind.CDN).labelled("edge cache").details("94 % of bytes"))
                .group(Group.of("Web shop")
                        .node(Node.of("lb", Kind.LOAD_BALANCER)
                                .labelled("public load balancer")
                                .utilisation(0.2))
                        .node(Node.of("gw", Kind.GATEWAY)
                                .labelled("API gateway")
                                .utilisation(0.45))
                        .node(Node.of("shop", Kind.SERVICE)
                                .details("12 × 4 cores", "9,200/s")
                                .utilisation(0.66))
                        .node(Node.of("redis", Kind.CACHE)
                                .labelled("product cache")
                                .details("48 GB", "hit rate 92 %")
                                .utilisation(0.58))
                        .node(Node.of("db", Kind.DATABASE)
                                .labelled("orders")
                                .details("1 + 2 replicas", "740/s")
                                .utilisation(0.97)
                                .asBottleneck())
                        .node(Node.of("find", Kind.SEARCH)
                                .labelled("catalogue search")
                                .details("3 × 16 GB")
                                .utilisation(0.72))
                        .node(Node.of("jobs", Kind.QUEUE)
                                .details("120/s", "2 h at most")
                                .utilisation(0.3))
                        .node(Node.of("mailer", Kind.WORKER)
                                .details("3 × 1 core")
                                .utilisation(0.8))
                        .node(Node.of("media", Kind.OBJECT_STORE).details("38 TB")))
                .node(Node.of("pay", Kind.EXTERNAL).labelled("card payments").details("25 ms a call"))
                .edge(Edge.of("shopper", "cdn").labels("41,000/s", "1.9 GB/s"))
                .edge(Edge.of("cdn", "lb").labels("9,200/s"))
                .edge(Edge.of("cdn", "media").labels("610/s").fallback())
                .edge(Edge.of("lb", "gw").labels("9,200/s"))
                .edge(Edge.of("gw", "shop").labels("9,200/s", "46 MB/s"))
                .edge(Edge.of("shop", "redis").labels("8,300/s"))
                .edge(Edge.of("redis", "db").labels("664/s").fallback())
                .edge(Edge.of("shop", "db").labels("76/s"))
                .edge(Edge.of("shop", "find").labels("900/s"))
                .edge(Edge.of("shop", "jobs").labels("120/s").asynchronous())
                .edge(Edge.of("shop", "pay").labels("40/s"))
                .edge(Edge.of("jobs", "mailer").labels("120/s").asynchronous());
    }

    /** Two regions of two zones with copies of each part. */
    public static Diagram deployment() {
        var diagram = Diagram.titled("Chat: two regions, two zones each")
                .node(Node.of("phone", Kind.CLIENT).details("1 M online"))
                .node(Node.of("dns", Kind.DNS).labelled("latency routing"));
        for (String region : new String[] {"eu-west", "us-east"}) {
            var group = Group.of("region " + region)
                    .node(Node.of(region + "lb", Kind.LOAD_BALANCER)
                            .labelled("load balancer")
                            .utilisation(0.3));
            for (String zone : new String[] {"a", "b"}) {
                boolean primary = zone.equals("a");
                String id = region + zone;
                group = group.group(Group.of("zone " + zone)
                        .node(Node.of(id + "chat", Kind.SERVICE)
                                .labelled("chat")
                                .details("6 × 8 cores", "2,900/s")
                                .utilisation(primary ? 0.64 : 0.61))
                        .node(Node.of(id + "db", Kind.DATABASE)
                                .labelled(primary ? "messages (primary)" : "messages (replica)")
                                .details("4 TB")
                                .utilisation(primary ? 0.88 : 0.4)));
            }
            diagram = diagram.group(group);
        }
        diagram = diagram.edge(Edge.of("phone", "dns").labels("23,000/s"));
        for (String region : new String[] {"eu-west", "us-east"}) {
            diagram = diagram.edge(Edge.of("dns", region + "lb").labels("11,600/s"));
            for (String zone : new String[] {"a", "b"}) {
                diagram = diagram.edge(
                                Edge.of(region + "lb", region + zone + "chat").labels("5,800/s"))
                        .edge(Edge.of(region + zone + "chat", region + "adb").labels("2,900/s"));
            }
            diagram = diagram.edge(
                    Edge.of(region + "adb", region + "bdb").labels("18 MB/s").asynchronous());
        }
        return diagram.edge(
                Edge.of("eu-westadb", "us-eastadb").labels("18 MB/s").asynchronous());
    }

    /** Thirty parts: a gateway before services that each have a store, some of them joined by a stream. */
    public static Diagram microservices() {
        String[] names = {
            "accounts",
            "catalogue",
            "cart",
            "checkout",
            "pricing",
            "inventory",
            "shipping",
            "reviews",
            "search",
            "recommendations",
            "payments",
            "notifications"
        };
        var diagram = Diagram.titled("Market place: thirty parts")
                .node(Node.of("web", Kind.CLIENT))
                .node(Node.of("mobile", Kind.CLIENT))
                .node(Node.of("cdn", Kind.CDN))
                .node(Node.of("gateway", Kind.GATEWAY).details("31,000/s").utilisation(0.55))
                .node(Node.of("events", Kind.STREAM).details("12 partitions").utilisation(0.35))
                .node(Node.of("bank", Kind.EXTERNAL));
        for (int i = 0; i < names.length; i++) {
            diagram = diagram.node(Node.of(names[i], Kind.SERVICE)
                            .details((i + 1) * 2 + " × 4 cores")
                            .utilisation(0.3 + 0.06 * i))
                    .node(Node.of(
                                    names[i] + " store",
                                    i % 4 == 2 ? Kind.CACHE : i % 4 == 0 ? Kind.SEARCH : Kind.DATABASE)
                            .utilisation(i == 3 ? 1.2 : 0.4));
        }
        diagram = diagram.edge(Edge.of("web", "cdn"))
                .edge(Edge.of("mobile", "cdn"))
                .edge(Edge.of("cdn", "gateway").labels("31,000/s"));
        for (int i = 0; i < names.length; i++) {
            diagram = diagram.edge(Edge.of(names[i], names[i] + " store").labels((i + 1) * 310 + "/s"));
            if (i < 5) {
                diagram = diagram.edge(Edge.of("gateway", names[i]).labels((i + 1) * 620 + "/s"));
            }
        }
        return diagram.edge(Edge.of("checkout", "payments").labels("90/s"))
                .edge(Edge.of("payments", "bank").labels("90/s"))
                .edge(Edge.of("checkout", "inventory"))
                .edge(Edge.of("catalogue", "search"))
                .edge(Edge.of("catalogue", "recommendations"))
                .edge(Edge.of("catalogue", "reviews"))
                .edge(Edge.of("checkout", "events").labels("90/s").asynchronous())
                .edge(Edge.of("events", "shipping").asynchronous())
                .edge(Edge.of("events", "notifications").asynchronous());
    }

    /** So many services, one after the other. */
    public static Diagram line(int length) {
        var diagram = Diagram.titled("A line of " + length);
        for (int i = 0; i < length; i++) {
            diagram = diagram.node(
                    Node.of("service " + i, Kind.SERVICE).details("4 × 8 cores").utilisation(0.5));
        }
        for (int i = 1; i < length; i++) {
            diagram = diagram.edge(Edge.of("service " + (i - 1), "service " + i).labels("3,472/s", "12 MB/s"));
        }
        return diagram;
    }

    /** One part that calls many. */
    static Diagram star(int arms) {
        var star = Diagram.titled("A star").node(Node.of("hub", Kind.SERVICE));
        return IntStream.range(0, arms)
                .boxed()
                .reduce(
                        star,
                        (d, i) -> d.node(Node.of("arm " + i, Kind.DATABASE))
                                .edge(Edge.of("hub", "arm " + i).labels("100/s")),
                        (a, b) -> a);
    }
}
