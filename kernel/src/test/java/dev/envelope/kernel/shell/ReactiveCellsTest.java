package dev.envelope.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.shell.source.Declaration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReactiveCellsTest {

    private static Kit kit;

    @BeforeAll
    static void start() {
        kit = new Kit();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @Test
    void valuesOfTheLanguageFollowInOrder() {
        kit.run("var users = million(10);\nvar perUser = 2;");
        kit.run("var x10 = users.times(10);");
        kit.run("Count x100 = x10.times(10);\nCount scaled(Count c) { return c.times(perUser); }");
        kit.run("var twice = scaled(x10);");
        var ran = kit.run("var users = million(5);\nusers");
        assertThat(ran.note()).isEqualTo("x10, x100, twice follow");
        assertThat(kit.run("x10").text()).isEqualTo(kit.run("million(50)").text());
        assertThat(kit.run("x100").text()).isEqualTo(kit.run("million(500)").text());
        assertThat(kit.run("twice").text()).isEqualTo(kit.run("million(100)").text());
        assertThat(kit.run("perUser = 3;").note()).isEqualTo("twice follows");
        assertThat(kit.run("twice").text()).isEqualTo(kit.run("million(150)").text());
    }

    /** What has failed once is declared before what it needs, as the notebook keeps it. */
    @Test
    void afterAFailureTheyFollowInOrderAgain() {
        kit.run("Count halved(Count c) { if (c.toString().startsWith(\"8\")) throw new IllegalStateException(\"no 8\");"
                + " return c.times(0.5); }");
        kit.run("var people = million(10);");
        kit.run("var doubled = people.times(2);");
        kit.run("var back = halved(doubled);\nvar backAgain = back.times(1);");
        assertThat(kit.run("var people = million(4);").note())
                .isEqualTo("doubled follows\nback does not follow: no 8\n"
                        + "backAgain does not follow: what it is computed from does not");
        assertThat(kit.run("var people = million(30);").note()).isEqualTo("doubled, back, backAgain follow");
        assertThat(kit.run("backAgain").text()).isEqualTo(kit.run("million(30)").text());
    }

    @Test
    void whatWasAssignedSinceKeepsItsValueAndIsNamed() {
        kit.run("var rooms = million(10);\nvar beds = rooms.times(2);\nvar sum = rooms;"
                + " for (int i = 0; i < 3; i++) sum = sum.plus(rooms);");
        kit.run("beds = beds.times(10);");
        assertThat(kit.run("var rooms = million(20);").note())
                .isEqualTo("beds, sum do not follow: a cell has given it another value; run that cell again");
        assertThat(kit.run("beds").text()).isEqualTo(kit.run("million(200)").text());
        kit.run("var beds = rooms.times(2);");
        assertThat(kit.run("var rooms = million(30);").note()).contains("beds follows");
        assertThat(kit.run("beds").text()).isEqualTo(kit.run("million(60)").text());
    }

    @Test
    void whatAnInterruptLeftOutIsNamed() throws Exception {
        kit.run("class Brake { static boolean on; }\n"
                + "Count braked(Count c) { while (Brake.on) { } return c.times(2); }\n"
                + "var traffic = million(1);\nvar flow = braked(traffic);\nvar jam = flow.times(3);");
        kit.run("Brake.on = true;");
        var running = CompletableFuture.supplyAsync(() -> kit.run("var traffic = million(7);"));
        Thread.sleep(1_500);
        kit.shell().interrupt();
        assertThat(running.get(20, TimeUnit.SECONDS).note()).isEqualTo("flow, jam do not follow: the cell was stopped");
        kit.run("Brake.on = false;");
        assertThat(kit.run("var traffic = million(8);").note()).isEqualTo("flow, jam follow");
        assertThat(kit.run("jam").text()).isEqualTo(kit.run("million(48)").text());
    }

    @Test
    void whatHadLostItsValueFollowsWhenItCanAgain() {
        kit.run("var guests = million(10);\nvar meals = guests.times(2);\nvar plates = meals.times(2);");
        kit.run("var guests = \"many\";");
        assertThat(kit.run("var guests = million(6);").note()).isEqualTo("meals, plates follow");
        assertThat(kit.run("plates").text()).isEqualTo(kit.run("million(24)").text());
    }

    @Test
    void otherVariablesKeepTheirValue() {
        kit.run("var names = new ArrayList<String>();\nvar first = names.size();\nvar view = List.of(names);");
        kit.run("names.add(\"kept\");\nfirst = 41;");
        kit.run("import java.util.concurrent.*;\nvar names = new ArrayList<String>(List.of(\"new\"));");
        assertThat(kit.run("first").text()).isEqualTo("41");
        assertThat(kit.run("view").text()).isEqualTo("[[kept]]");
        assertThat(kit.run("names").text()).isEqualTo("[new]");
    }

    @Test
    void anUnchangedValueMovesNothing() {
        kit.run("var rate = 3;\nvar derived = million(rate);");
        assertThat(kit.run("var rate = 3;").note()).isEmpty();
        assertThat(kit.run("derived").text()).isEqualTo(kit.run("million(3)").text());
    }

    @Test
    void aCellThatOnlyRepeatsWhatStandsMovesNothing() {
        kit.run("var crowd = million(8, 12);\nCount tenfold(Count c) { return c.times(10); }\nvar room = system();");
        kit.run("var crowd10 = tenfold(crowd);\nvar busy = measure(\"busy\", m -> users().of(m).times(2));");
        kit.run("var held = new Object[] {crowd, crowd10, busy};");
        assertThat(kit.run("var crowd = million(8, 12);").note()).isEmpty();
        assertThat(kit.run("Count tenfold(Count c) { return c.times(10); }").note())
                .isEmpty();
        assertThat(kit.run("var crowd10 = tenfold(crowd);\nvar busy = measure(\"busy\", m -> users().of(m).times(2));")
                        .note())
                .isEmpty();
        assertThat(kit.run("held[0] == crowd && held[1] == crowd10 && held[2] == busy")
                        .text())
                .isEqualTo("true");
    }

    @Test
    void aCellIsNoRepetitionWhereWhatItComesFromHasChanged() {
        kit.run(
                "var list = new ArrayList<Integer>(List.of(1));\nvar listed = million(list.size());\nvar more = listed;");
        assertThat(kit.run("list.add(2);\nvar listed = million(list.size());").note())
                .isEqualTo("more follows");
        kit.run("var base = million(1);\nbase = million(7);");
        assertThat(kit.run("var base = million(1);\nbase").text())
                .isEqualTo(kit.run("million(1)").text());
        kit.run(
                "int step() { return 2; }\nCount stepped(int n) { return million(n * step()); }\nvar stairs = stepped(3);");
        assertThat(kit.run("int step() { return 5; }").note()).isEqualTo("stairs follows");
        assertThat(kit.run("var stairs = stepped(3);\nstairs").text())
                .isEqualTo(kit.run("million(15)").text());
        kit.run("var tries = 0;\nint next() { return ++tries; }\nvar drawn = million(next());");
        assertThat(kit.run("var drawn = million(next());\ntries").text()).isEqualTo("2");
    }

    @Test
    void aVariableThatIsDeclaredOnceMoreHasItsNewType() {
        kit.run("var thing = 1;\nvar plus = \"\" + thing;");
        assertThat(kit.run("var thing = \"text\";\nthing.length()").text()).isEqualTo("4");
        kit.run("Number sum = 1;");
        assertThat(kit.run("Number sum = 2.5;\nsum").text()).isEqualTo("2.5");
        assertThat(kit.run("var sum = 2;\nint whole = sum;\nwhole").text()).isEqualTo("2");
    }

    @Test
    void aVariableThatCannotBeDeclaredOnceMoreSaysWhereAndKeepsItsValue() {
        kit.run("var ratio = 6;");
        var ran = kit.run("// a comment\nvar ratio =\n    1 / 0;");
        assertThat(ran.error().line()).isEqualTo(2);
        assertThat(kit.run("ratio").text()).isEqualTo("6");
        assertThat(kit.run("var ratio = unknown();").traceback())
                .contains("    var ratio = unknown();\n                ^^^");
    }

    @Test
    void whatADeclarationNeededOnceDoesNotHarmItLater() {
        kit.run("int part = 2;\nvar total = million(part);");
        kit.run("var total = million(9);");
        kit.run("String part = \"none\";");
        assertThat(kit.run("total").text()).isEqualTo(kit.run("million(9)").text());
    }

    @Test
    void aRecordThatIsDeclaredAgainKeepsItsValues() {
        kit.run("record Spot(int x) {}\nvar spot = new Spot(1);");
        assertThat(kit.run("record Spot(int x) {}").note()).isEmpty();
        assertThat(kit.run("spot").text()).isEqualTo("Spot[x=1]");
    }

    @Test
    void aFollowerOfAnotherTypeThanBeforeFollows() {
        kit.run("var much = million(3);\nvar twiceAsMuch = much.times(2);");
        assertThat(kit.run("var much = kB(3);").note()).isEqualTo("twiceAsMuch follows");
        assertThat(kit.run("twiceAsMuch").text()).isEqualTo(kit.run("kB(6)").text());
    }

    @Test
    void aFollowerThatFailsIsReportedAndTheAnswerStays() {
        kit.run("var factor = 4;\nvar grown = million(1).times(factor);");
        var ran = kit.run("var factor = -1;\n\"answer\"");
        assertThat(ran.text()).isEqualTo("answer");
        assertThat(ran.note()).startsWith("grown does not follow: ");
        assertThat(kit.run("grown").text()).isEqualTo(kit.run("million(4)").text());
    }

    @Test
    void aCycleIsReportedAndEndsThere() {
        kit.run("var left = million(1);\nvar right = left.times(2);");
        var ran = kit.run("var left = right.times(2);\nleft");
        assertThat(ran.text()).isEqualTo(kit.run("million(4)").text());
        assertThat(ran.note()).isEqualTo("right follows\nleft depends in turn on right");
        assertThat(kit.run("left").text()).isEqualTo(kit.run("million(4)").text());
        assertThat(kit.run("right").text()).isEqualTo(kit.run("million(8)").text());
    }

    @Test
    void aVariableWhoseTypeChangedSaysThatItLostItsValue() {
        kit.run("record Pair(int x) {}\nvar pair = new Pair(new Random(1).nextInt());");
        assertThat(kit.run("record Pair(int x, String y) { Pair(int x) { this(x, \"\"); } }")
                        .note())
                .isEqualTo("pair lost its value: its type changed");
    }

    /** JShell drops all that is declared by {@code var} and mentions the type. */
    @Test
    void whatIsMadeOfARecordKeepsItsValueOrFollowsWhenTheRecordIsDeclaredAnew() {
        kit.run("var crew = million(2);\nrecord Ship(Count crew) { Count twice() { return crew.times(2); } }");
        kit.run("var ship = new Ship(crew);\nvar sailors = ship.twice();\nvar half = sailors.times(0.5);");
        kit.run("var code = ship.hashCode();\nvar before = code;");
        assertThat(kit.run("record Ship(Count crew) { Count twice() { return crew.times(3); } }")
                        .note())
                .isEqualTo("ship, sailors, half follow\ncode, before keep their value, made with the earlier Ship");
        assertThat(kit.run("half").text()).isEqualTo(kit.run("million(3)").text());
        assertThat(kit.run("code == before && code != 0").text()).isEqualTo("true");
        assertThat(kit.run("var crew = million(4);").note())
                .isEqualTo("code, before, ship, sailors, half keep their value");
    }

    /** What an object holds that can be changed is more than its declaration says. */
    @Test
    void whatLostItsTypeFollowsWhereItsDeclarationSaysAll() {
        kit.run("class Tally { int n; }\nvar tally = new Tally();\ntally.n = 5;");
        assertThat(kit.run("class Tally { int n; int m; }").note()).isEqualTo("tally lost its value: its type changed");
        kit.run(
                "interface Area { double of(); }\nArea four = () -> 4.0;\nrecord Side(int x) {}\nSide side = new Side(2);");
        assertThat(kit.run("interface Area { double of(); default double twice() { return 2 * of(); } }\n"
                                + "record Side(int x) { int twice() { return 2 * x; } }")
                        .note())
                .isEqualTo("four, side follow");
        assertThat(kit.run("four.twice() + side.twice()").text()).isEqualTo("12.0");
    }

    @Test
    void anotherMethodOfTheSameNameMakesNothingEarlier() {
        kit.run("int pick(int x) { return x; }\nint picked = pick(1);");
        assertThat(kit.run("int pick(String x) { return 0; }").note()).isEmpty();
    }

    @Test
    void aValueOfTheLanguageStaysWhereWhatItWasComputedFromIsLost() {
        kit.run("record Boat(double x) { Count load() { return million(x); } }");
        kit.run(
                "var boat = new Boat(new Random(1).nextInt(5, 6));\nvar freight = 1;\nvar load = boat.load().times(freight);");
        assertThat(kit.run("record Boat(double x) { Count load() { return million(x + 1); } }")
                        .note())
                .isEqualTo("boat lost its value: its type changed\nload keeps its value, made with the earlier Boat");
        assertThat(kit.run("freight = 2;").note()).isEqualTo("load does not follow: what it is computed from is lost");
        assertThat(kit.run("load").text()).isEqualTo(kit.run("million(5)").text());
    }

    @Test
    void aFunctionInAVariableCallsWhatIsDeclaredAnew() {
        kit.run("int grow(int x) { return x + 1; }\nFunction<Integer, Integer> grown = x -> grow(x);");
        kit.run("IntUnaryOperator direct = this::grow;".replace("this::grow", "(int x) -> { return grow(x); }"));
        kit.run("Count ofGrown(int n) { return million(grown.apply(n)); }\nvar many = ofGrown(1);\nint few = grow(1);");
        assertThat(kit.run("int grow(int x) { return x + 4; }").note())
                .isEqualTo("grown, direct, many follow\nfew keeps its value, made with the earlier grow");
        assertThat(kit.run("grown.apply(1) + direct.applyAsInt(1)").text()).isEqualTo("10");
        assertThat(kit.run("many").text()).isEqualTo(kit.run("million(5)").text());
    }

    @Test
    void aFunctionThatReadsAVariablePassesTheChangeOn() {
        kit.run("int share = 2;\nFunction<Integer, Count> shared = n -> million(n * share);");
        kit.run("var part = shared.apply(1);");
        assertThat(kit.run("share = 3;").note()).isEqualTo("part follows");
        assertThat(kit.run("double share = 1.5;\nshared = n -> million(n * share);")
                        .note())
                .isEqualTo("part follows");
        assertThat(kit.run("part").text()).isEqualTo(kit.run("million(1.5)").text());
    }

    @Test
    void whatKeepsAValueOfWhatHasChangedIsNamed() {
        kit.run("var seats = million(1);\nrecord Hall(Count seats) {}\nclass Stage { Object of; }");
        kit.run("var rows = List.of(seats);\nCount[] array = {seats};\nvar maybe = Optional.of(seats);");
        kit.run("var hall = new Hall(seats);\ndouble area = 2.0 * seats.hashCode();\nvar size = rows.size();");
        kit.run("Hall named(Count seats) { return new Hall(seats); }\nvar other = named(million(9));");
        kit.run("var text = \"seats\"; Function<Count, Count> same = seats -> seats; var stage = new Stage();");
        assertThat(kit.run("var seats = million(2);").note())
                .isEqualTo("rows, array, maybe, hall, area, size keep their value");
        assertThat(kit.run("var seats = million(2);").note()).isEmpty();
    }

    @Test
    void whatAStoppedCellHasChangedIsFollowedAfterTheNext() throws Exception {
        kit.run("var inflow = million(1);\nvar outflow = inflow.times(2);\nvar basin = outflow.times(2);");
        var running = CompletableFuture.supplyAsync(() -> kit.run("inflow = million(5);\nThread.sleep(20_000);"));
        Thread.sleep(1_500);
        kit.shell().interrupt();
        assertThat(running.get(20, TimeUnit.SECONDS).note())
                .isEqualTo("outflow, basin follow with the next cell: this one was stopped");
        assertThat(kit.run("1 + 1").note()).isEqualTo("outflow, basin follow");
        assertThat(kit.run("basin").text()).isEqualTo(kit.run("million(20)").text());
        assertThat(kit.run("1 + 1").note()).isEmpty();
    }

    @Test
    void aDeclarationWithoutAValueStartsAnew() {
        kit.run("int counter;\ncounter = 5;");
        assertThat(kit.run("int counter;\ncounter").text()).isEqualTo("0");
    }

    @Test
    void followingCanBeSwitchedOff() {
        kit.run("var height = 2;\nvar area = million(height);\nreactive(false);");
        assertThat(kit.run("var height = 3;").note()).isEmpty();
        assertThat(kit.run("area").text()).isEqualTo(kit.run("million(2)").text());
        kit.run("reactive(true);");
        assertThat(kit.run("var height = 4;").note()).isEqualTo("area follows");
    }

    @Test
    void wordsInTextsAndCommentsAndMembersDoNotCount() {
        assertThat(Declaration.words("a.b(\"c\") /* d */ + 'e' // f\n+ g + \"\"\"\nh \"i\" \"\"\"\n  .j()"))
                .containsExactlyInAnyOrder("a", "g");
    }
}
