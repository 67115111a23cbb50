package dev.envelope.view.diagram;

/** What a part of a system is: the word that its card says, and the outline that it is drawn with. */
public enum Kind {
    PERSON("person", Outline.PERSON),
    CLIENT("client", Outline.WINDOW),
    DNS("DNS", Outline.PILL),
    CDN("CDN", Outline.PILL),
    LOAD_BALANCER("load balancer", Outline.HEXAGON),
    GATEWAY("gateway", Outline.HEXAGON),
    SERVICE("service", Outline.BOX),
    WORKER("worker", Outline.FRAME),
    CACHE("cache", Outline.CUT),
    DATABASE("database", Outline.CYLINDER),
    SEARCH("search index", Outline.CYLINDER),
    OBJECT_STORE("object store", Outline.BUCKET),
    QUEUE("queue", Outline.PIPE),
    STREAM("stream", Outline.PIPE),
    EXTERNAL("external", Outline.DASHED);

    private final String word;
    private final Outline outline;

    Kind(String word, Outline outline) {
        this.word = word;
        this.outline = outline;
    }

    /** The kind in words, such as {@code load balancer}. */
    public String word() {
        return word;
    }

    Outline outline() {
        return outline;
    }
}
