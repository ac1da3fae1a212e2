package io.yidi.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The diagram of the rooms, and what must stay outside of the deterministic ones. */
class ArchitectureTest {

    private static final String BASE = "io.yidi.gateway.";

    /** What a room may import of the others. Every room imports {@code protocol}. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry(
                    "launcher",
                    Set.of(
                            "explain",
                            "catalogue",
                            "codec",
                            "console",
                            "launcher.configuration",
                            "launcher.demo",
                            "launcher.explain",
                            "launcher.journal",
                            "launcher.live",
                            "launcher.policy",
                            "admin",
                            "admission",
                            "transport",
                            "transport.tls",
                            "pipeline",
                            "engine.machine",
                            "engine.state",
                            "journal",
                            "keys",
                            "metrics",
                            "metrics.event",
                            "metrics.exposition",
                            "national",
                            "national.catalogue",
                            "national.desk",
                            "national.file",
                            "national.person",
                            "national.place",
                            "national.reconcile",
                            "national.signature",
                            "record",
                            "reference",
                            "policy.bundle",
                            "policy.pack",
                            "policy.plane",
                            "sealed",
                            "snapshot",
                            "statement")),
            entry(
                    "launcher.configuration",
                    Set.of(
                            "admission",
                            "national.place",
                            "national.signature",
                            "pipeline",
                            "policy.pack",
                            "policy.view",
                            "reference",
                            "transport",
                            "transport.tls")),
            entry("launcher.demo", Set.of("explain", "explain.quote", "journal", "policy.bundle", "policy.plane")),
            entry(
                    "launcher.explain",
                    Set.of(
                            "explain",
                            "explain.quote",
                            "explain.record",
                            "journal",
                            "policy.bundle",
                            "policy.pack",
                            "policy.plane",
                            "record")),
            entry("launcher.journal", Set.of("journal", "pipeline", "record")),
            entry(
                    "launcher.live",
                    Set.of(
                            "admin",
                            "engine.state",
                            "engine.suspicion",
                            "launcher.journal",
                            "launcher.policy",
                            "metrics",
                            "metrics.exposition",
                            "metrics.interval",
                            "national.person",
                            "policy.bundle",
                            "policy.pack",
                            "policy.view",
                            "policy.plane",
                            "record",
                            "reference",
                            "transport")),
            entry(
                    "launcher.policy",
                    Set.of(
                            "engine.state",
                            "pipeline",
                            "policy.bundle",
                            "policy.pack",
                            "policy.plane",
                            "policy.view",
                            "reference")),
            entry("explain", Set.of("policy.plane", "record")),
            entry("explain.record", Set.of("explain", "policy.plane", "record")),
            entry(
                    "explain.quote",
                    Set.of(
                            "explain",
                            "explain.record",
                            "engine.benefit",
                            "engine.machine",
                            "engine.scope",
                            "engine.state",
                            "policy.plane",
                            "record",
                            "reference")),
            entry("admin", Set.of("page")),
            entry("console", Set.of("admin", "page", "policy.pack", "policy.plane", "policy.view", "reconciled")),
            entry("reconciled", Set.of("sealed")),
            entry("admission", Set.of("metrics")),
            entry("codec", Set.of("admission", "catalogue", "codec.check", "metrics", "pipeline", "record")),
            entry(
                    "transport",
                    Set.of(
                            "admission",
                            "codec",
                            "docs",
                            "metrics",
                            "national",
                            "national.desk",
                            "page",
                            "pipeline",
                            "reply",
                            "transport.tls")),
            entry("transport.tls", Set.of("admission")),
            entry("docs", Set.of("page")),
            entry("page", Set.of()),
            entry(
                    "national",
                    Set.of(
                            "admission",
                            "catalogue",
                            "national.answer",
                            "national.desk",
                            "national.document",
                            "national.message",
                            "national.person",
                            "national.place",
                            "national.signature",
                            "national.table")),
            entry("national.signature", Set.of()),
            entry(
                    "national.answer",
                    Set.of("national.document", "national.message", "national.place", "national.table")),
            entry("national.document", Set.of("national.table")),
            entry(
                    "national.catalogue",
                    Set.of(
                            "catalogue",
                            "national.desk",
                            "national.file",
                            "national.message",
                            "national.place",
                            "national.table")),
            entry("national.file", Set.of("national.desk", "national.message", "national.table")),
            entry("national.desk", Set.of("national.message", "national.table")),
            entry(
                    "national.person",
                    Set.of("national.desk", "national.message", "national.place", "national.table", "policy.plane")),
            entry(
                    "national.reconcile",
                    Set.of(
                            "national.desk",
                            "national.file",
                            "national.message",
                            "national.person",
                            "national.place",
                            "national.table",
                            "statement")),
            entry("national.message", Set.of("catalogue", "national.document", "national.place", "national.table")),
            entry("national.place", Set.of()),
            entry("national.table", Set.of()),
            entry("codec.check", Set.of()),
            entry(
                    "pipeline",
                    Set.of(
                            "engine.machine",
                            "engine.state",
                            "engine.suspicion",
                            "journal",
                            "metrics",
                            "record",
                            "reply",
                            "snapshot")),
            entry("snapshot", Set.of("engine.state", "journal")),
            entry("statement", Set.of("journal", "record")),
            entry("reply", Set.of()),
            entry("metrics", Set.of("metrics.event")),
            entry("metrics.event", Set.of()),
            entry("metrics.interval", Set.of("metrics")),
            entry("metrics.exposition", Set.of("metrics", "metrics.interval")),
            entry("keys", Set.of("engine.state")),
            entry("reference", Set.of("catalogue", "engine.machine", "engine.state", "policy.plane", "sealed")),
            entry("catalogue", Set.of("record")),
            entry("sealed", Set.of()),
            entry(
                    "engine.machine",
                    Set.of(
                            "engine.encounter",
                            "engine.filing",
                            "engine.registration",
                            "engine.benefit",
                            "engine.scope",
                            "engine.state",
                            "engine.suspicion",
                            "policy.plane",
                            "record")),
            entry("engine.suspicion", Set.of("engine.state", "policy.plane")),
            entry("engine.encounter", Set.of("engine.scope", "engine.state", "record")),
            entry("engine.filing", Set.of("engine.state", "policy.plane")),
            entry("engine.registration", Set.of("engine.state", "policy.plane")),
            entry("engine.benefit", Set.of("engine.scope", "policy.plane")),
            entry("engine.scope", Set.of("record")),
            entry("engine.state", Set.of("policy.plane")),
            entry(
                    "policy.view",
                    Set.of("policy.bundle", "policy.compile", "policy.pack", "policy.plane", "policy.read")),
            entry("policy.bundle", Set.of("policy.compile", "policy.pack", "policy.plane", "policy.read", "sealed")),
            entry("policy.read", Set.of("policy.check", "policy.pack", "policy.plane", "policy.yaml")),
            entry("policy.check", Set.of("policy.compile", "policy.pack", "policy.plane")),
            entry("policy.compile", Set.of("policy.pack", "policy.plane")),
            entry("policy.yaml", Set.of("policy.pack")),
            entry("policy.pack", Set.of("policy.plane")),
            entry("policy.plane", Set.of()),
            entry("journal", Set.of("sealed")),
            entry("record", Set.of()));

    /** Rooms that alone may use a library. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "io.netty..", Set.of("transport", "admin", "page"),
            "com.lmax.disruptor..", Set.of("pipeline"),
            "net.openhft..", Set.of("policy.bundle", "catalogue"),
            "org.snakeyaml..", Set.of("policy.read", "policy.yaml"),
            "com.fasterxml.jackson..",
                    Set.of(
                            "policy.bundle",
                            "policy.view",
                            "reference",
                            "admin",
                            "console",
                            "explain",
                            "explain.record",
                            "launcher",
                            "launcher.demo",
                            "metrics.exposition",
                            "national",
                            "reconciled"),
            "io.prometheus..", Set.of("metrics.exposition"),
            "org.HdrHistogram..", Set.of("metrics", "metrics.interval", "metrics.exposition"),
            "org.bouncycastle..", Set.of("national.signature"),
            "com.typesafe..", Set.of("launcher.configuration"),
            "picocli..",
                    Set.of(
                            "launcher",
                            "launcher.configuration",
                            "launcher.demo",
                            "launcher.explain",
                            "launcher.journal",
                            "launcher.live",
                            "launcher.policy"));

    /** Rooms whose results depend on the commands alone. Generated codecs also offer forms that nobody here calls. */
    private static final DescribedPredicate<JavaClass> DETERMINISTIC = resideInAnyPackage(
                    BASE + "engine..", BASE + "policy.plane..", BASE + "record..", "io.yidi.protocol.money..")
            .and(not(resideInAPackage("..sbe..")))
            .as("are in a deterministic room");

    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.yidi.gateway", "io.yidi.protocol");

    @Test
    void shouldHaveNoCycleBetweenRooms() {
        slices().matching("io.yidi.gateway.(**)").should().beFreeOfCycles().check(GATEWAY);
        slices().matching("io.yidi.protocol.(**)").should().beFreeOfCycles().check(GATEWAY);
    }

    @Test
    void shouldFollowTheArrows() {
        classes()
                .that(resideInAPackage(BASE + "(**)"))
                .should(followTheArrows())
                .check(GATEWAY);
    }

    @Test
    void shouldKeepTheProtocolBelowEverything() {
        noClasses()
                .that(resideInAPackage("io.yidi.protocol.."))
                .should()
                .dependOnClassesThat(resideInAPackage("io.yidi.gateway.."))
                .check(GATEWAY);
        noClasses()
                .that(resideInAPackage("io.yidi.gateway.."))
                .and(not(resideInAnyPackage(
                        BASE + "transport", BASE + "national..", BASE + "codec..", BASE + "launcher..")))
                .should()
                .dependOnClassesThat(resideInAPackage("io.yidi.protocol.json.."))
                .because("inside there is one form of a message, the binary one")
                .check(GATEWAY);
    }

    @Test
    void shouldKeepEachLibraryInItsRoom() {
        LIBRARIES.forEach((library, rooms) -> noClasses()
                .that(resideInAPackage("io.yidi.gateway.."))
                .and(not(resideInAnyPackage(
                        rooms.stream().map(room -> BASE + room + "..").toArray(String[]::new))))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(GATEWAY));
    }

    /** INV-24: replay rebuilds the state only if nothing but commands goes into it. */
    @Test
    void shouldComputeFromCommandsAlone() {
        noClasses()
                .that(DETERMINISTIC)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.io..",
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.time..",
                        "java.util.concurrent..",
                        "java.util.random..",
                        "org.slf4j.."))
                .orShould()
                .dependOnClassesThat(describe(
                        "are chance, clocks or threads",
                        type -> Set.of(
                                        "java.util.Random",
                                        "java.util.SplittableRandom",
                                        "java.util.UUID",
                                        "java.util.Date",
                                        "java.lang.Thread",
                                        "org.agrona.concurrent.NanoClock",
                                        "org.agrona.concurrent.EpochClock")
                                .contains(type.getName())))
                .orShould()
                .callMethodWhere(reads("java.lang.System", "currentTimeMillis", "nanoTime", "getenv", "getProperty"))
                .orShould()
                .callMethodWhere(reads("java.lang.Math", "random"))
                .orShould()
                .callMethodWhere(reads("java.lang.System", "identityHashCode"))
                .check(GATEWAY);
    }

    @Test
    void shouldKeepFloatingPointOutOfTheEngine() {
        fields().that()
                .areDeclaredInClassesThat(DETERMINISTIC)
                .should()
                .notHaveRawType(isFloating())
                .check(GATEWAY);
        noCodeUnits()
                .that(describe("are in a deterministic room", unit -> DETERMINISTIC.test(unit.getOwner())))
                .should(takeGiveOrCallFloating())
                .check(GATEWAY);
    }

    /** A mapped or plainly written file can lose what was acknowledged, without an error. */
    @Test
    void shouldReachChannelsThroughTheSeamsOnly() {
        noClasses()
                .that(resideInAPackage("io.yidi.."))
                .and(describe(
                        "are not a seam",
                        type -> !Set.of(
                                        BASE + "journal.ChannelJournalFile",
                                        BASE + "journal.ChannelJournalFiles",
                                        BASE + "journal.ChannelWitness",
                                        BASE + "keys.KeyDayReader",
                                        BASE + "keys.KeyDayWriter",
                                        BASE + "sealed.DurableFile",
                                        BASE + "reference.ReferenceFiles")
                                .contains(type.getName())))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.channels.FileChannel")
                .check(GATEWAY);
    }

    /** The journal may look at a stopwatch to tell how long opening took; nothing is decided by it. */
    @Test
    void shouldWireRealClocksInTheLauncherOnly() {
        noClasses()
                .that(resideInAPackage("io.yidi.."))
                .and(not(resideInAPackage(BASE + "launcher..")))
                .and()
                .doNotHaveFullyQualifiedName(BASE + "journal.JournalConfiguration")
                .should()
                .callMethodWhere(reads("java.lang.System", "currentTimeMillis", "nanoTime"))
                .orShould()
                .callMethodWhere(describe(
                        "now",
                        call -> call.getTarget().getOwner().getPackageName().startsWith("java.time")
                                && call.getTarget().getName().startsWith("now")))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("org\\.agrona\\.concurrent\\.(System|Cached).*Clock")
                .check(GATEWAY);
    }

    @Test
    void shouldNeitherInterruptNorSleepNorThrowNamelessly() {
        noClasses()
                .that(resideInAPackage("io.yidi.."))
                .should()
                .callMethodWhere(reads("java.lang.Thread", "interrupt", "sleep"))
                .orShould()
                .callConstructorWhere(describe(
                        "bare RuntimeException",
                        call -> call.getTargetOwner().isEquivalentTo(RuntimeException.class)
                                && !call.getOriginOwner().isAssignableTo(RuntimeException.class)))
                .check(GATEWAY);
    }

    private static DescribedPredicate<JavaAccess<?>> reads(final String owner, final String... names) {
        return describe(
                "calls of " + owner + " " + List.of(names),
                access -> access.getTarget().getOwner().getName().equals(owner)
                        && List.of(names).contains(access.getTarget().getName()));
    }

    private static DescribedPredicate<JavaClass> isFloating() {
        return describe("floating point", ArchitectureTest::isFloating);
    }

    private static boolean isFloating(final JavaClass type) {
        return Set.of("float", "double", "java.lang.Float", "java.lang.Double", "java.math.BigDecimal")
                .contains(type.getBaseComponentType().getName());
    }

    private static ArchCondition<JavaCodeUnit> takeGiveOrCallFloating() {
        return new ArchCondition<>("take, give or call floating point") {
            @Override
            public void check(final JavaCodeUnit unit, final ConditionEvents events) {
                final Stream<CodeUnitCallTarget> calls =
                        unit.getCallsFromSelf().stream().map(call -> call.getTarget());
                final boolean found = isFloating(unit.getRawReturnType())
                        || unit.getRawParameterTypes().stream().anyMatch(ArchitectureTest::isFloating)
                        || calls.anyMatch(target -> isFloating(target.getRawReturnType())
                                || target.getRawParameterTypes().stream().anyMatch(ArchitectureTest::isFloating));
                events.add(new SimpleConditionEvent(unit, found, unit.getFullName() + " has to do with them"));
            }
        };
    }

    private static ArchCondition<JavaClass> followTheArrows() {
        return new ArchCondition<>("import only what the arrows of their room allow") {
            @Override
            public void check(final JavaClass type, final ConditionEvents events) {
                final String room = roomOf(type);
                final Set<String> allowed = ARROWS.get(room);
                if (allowed == null) {
                    events.add(SimpleConditionEvent.violated(type, room + " has no row in the table of arrows"));
                    return;
                }
                for (final Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    final String target = roomOf(dependency.getTargetClass());
                    if (!target.isEmpty() && !target.equals(room) && !allowed.contains(target)) {
                        events.add(SimpleConditionEvent.violated(
                                dependency, room + " must not import " + target + ": " + dependency.getDescription()));
                    }
                }
            }
        };
    }

    /** Room of a class, empty for classes of other modules and libraries; generated codecs belong to their schema. */
    private static String roomOf(final JavaClass type) {
        final String name = type.getBaseComponentType().getPackageName() + '.';
        if (!name.startsWith(BASE)) {
            return "";
        }
        final String room = name.substring(BASE.length());
        return room.endsWith("sbe.")
                ? room.substring(0, room.length() - ".sbe.".length())
                : room.substring(0, Math.max(0, room.length() - 1));
    }
}
