package chat.baton.benchmark;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What goes wrong while customers and agents go on. */
enum Fault {
    /** The only node ends without a warning, twenty times at random moments. */
    KILLED(1, 8) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            var longest = 0.0;
            for (int time = 0; time < 20; time++) {
                pause(1000, 5000);
                stage.nodes.kill(0);
                var at = System.nanoTime();
                stage.nodes.start(0);
                longest = Math.max(longest, crowd.answersAgain(at));
            }
            return new Damage(20, longest);
        }
    },
    /** As when the power of the database's machine fails for three seconds. */
    DATABASE_KILLED(1, 8) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            var longest = 0.0;
            for (int time = 0; time < 3; time++) {
                stage.database.kill();
                pause(3000, 3001);
                stage.database.startAgain();
                longest = Math.max(longest, crowd.answersAgain(System.nanoTime()));
                pause(2000, 5000);
            }
            return new Damage(3, longest);
        }
    },
    DATABASE_FROZEN(1, 8) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            stage.database.freeze();
            pause(30_000, 30_001);
            stage.database.thaw();
            return new Damage(1, crowd.answersAgain(System.nanoTime()));
        }
    },
    /** All connections to the database break at once, whatever is going on over them. */
    CONNECTIONS_CUT(1, 8) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            var cut = 0;
            var longest = 0.0;
            for (int time = 0; time < 20; time++) {
                cut += stage.proxy.cutAll();
                longest = Math.max(longest, crowd.answersAgain(System.nanoTime()));
                pause(100, 1500);
            }
            return new Damage(cut, longest);
        }
    },
    /** Nobody listens at the provider's address. */
    PROVIDER_DOWN(1, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            stage.provider.goesDown();
            pause(60_000, 60_001);
            stage.provider.comesBack();
            return new Damage(1, crowd.answersAgain(System.nanoTime()));
        }
    },
    PROVIDER_SLOW(1, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            return inMood(Mood.SLOW, stage, crowd);
        }
    },
    PROVIDER_BUSY(1, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            return inMood(Mood.BUSY, stage, crowd);
        }
    },
    PROVIDER_DISTURBED(1, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            return inMood(Mood.DISTURBED, stage, crowd);
        }
    },
    PROVIDER_GARBLED(1, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            return inMood(Mood.GARBLED, stage, crowd);
        }
    },
    /** Nobody can know whether a message was taken when the connection closes without a word. */
    PROVIDER_CLOSING(1, 1000) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            return inMood(Mood.CLOSING, stage, crowd);
        }
    },
    PROVIDER_SILENT(1, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            return inMood(Mood.SILENT, stage, crowd);
        }
    },
    /** The database can write no more rows into its tables. */
    DISK_FULL(1, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            try (var disk = new SmallDisk(stage.database)) {
                disk.fills();
                pause(15_000, 15_001);
                disk.isCleared();
                return new Damage(1, crowd.answersAgain(System.nanoTime()));
            }
        }
    },
    /** Each webhook comes up to three times, late, and in any order. */
    WEBHOOKS_SHUFFLED(1, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            var pool = Executors.newFixedThreadPool(16);
            for (int customer = 0; customer < 40; customer++) {
                shuffled(crowd.another()).forEach(pool::execute);
            }
            pool.shutdown();
            pool.awaitTermination(3, TimeUnit.MINUTES);
            return new Damage(40 * 5 * 3, crowd.answersAgain(System.nanoTime()));
        }

        @Override
        boolean keepsOrder() {
            return false;
        }
    },
    /** A message that can never be handled holds up what its customer says next, and nobody else; after the repair it is handled. */
    POISONED(1, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            stage.database.execute(
                    """
                    create function poison() returns trigger language plpgsql as
                    $$ begin raise exception 'poisoned'; end $$;
                    create trigger poison before insert on message for each row when (new.text = 'POISON') execute function poison()
                    """);
            for (int customer = 0; customer < 10; customer++) {
                var talk = crowd.another();
                talk.says("VASE");
                talk.says("POISON");
                talk.says("1");
            }
            var answered = crowd.answersAgain(System.nanoTime());
            awaitCount(stage, 10, "select id::text from inbound_event where status = 'parked'");
            stage.database.execute("drop trigger poison on message; drop function poison()");
            for (var event : stage.database.strings("select id::text from inbound_event where status = 'parked'")) {
                stage.nodes.post("admin", "/api/v1/operations/parked-events/" + event + "/replay", "{}");
            }
            return new Damage(10, answered);
        }

        @Override
        boolean keepsOrder() {
            return false;
        }
    },
    /** Each customer whose flow fails gets a person. */
    FLOW_FAILING(1, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            new DrawnFlow("failing").says("${nothing}").says("${nothing}").deploy(stage.nodes);
            var talks = IntStream.range(0, 20).mapToObj(n -> crowd.another()).toList();
            for (var talk : talks) {
                talk.says("failing");
            }
            var answered = crowd.answersAgain(System.nanoTime());
            for (var talk : talks) {
                if (!talk.hears("person", Duration.ofSeconds(30))) {
                    return new Damage(20, answered, List.of(talk.id() + " did not hear of a person"));
                }
            }
            return new Damage(20, answered);
        }
    },
    /** One customer says ten thousand things at once. */
    FLOODED(1, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            var talk = crowd.another();
            var at = System.currentTimeMillis() - 10_000;
            for (int batch = 0; batch < 100; batch++) {
                var first = at + batch * 100L;
                List<Map<String, Object>> events = new ArrayList<>();
                for (int one = 0; one < 100; one++) {
                    var mid = "m_" + UUID.randomUUID();
                    events.add(Meta.said(talk.id(), mid, "number " + (batch * 100 + one), first + one));
                    talk.acknowledged(mid);
                }
                talk.insists(events);
            }
            var answered = crowd.answersAgain(System.nanoTime());
            awaitCount(
                    stage,
                    0,
                    "select '1' from inbound_event where status = 'new' and lane = '" + talk.id() + "' limit 1");
            return new Damage(10_000, answered);
        }
    },
    /** A thousand flows have waited long enough in the same instant. */
    TIMED_OUT(1, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            new DrawnFlow("patience")
                    .says("Wait, please")
                    .waits("PT1H")
                    .says("Time is over")
                    .deploy(stage.nodes);
            var talks = IntStream.range(0, 1000).mapToObj(n -> crowd.another()).toList();
            for (var talk : talks) {
                talk.says("patience");
            }
            var waiting =
                    "select j.id_ from act_ru_job j where j.duedate_ is not null and j.process_def_key_ = 'pause'";
            awaitCount(stage, 1000, waiting);
            stage.database.execute("update act_ru_job set duedate_ = now() where process_def_key_ = 'pause'");
            var at = System.nanoTime();
            var answered = crowd.answersAgain(at);
            awaitCount(stage, 0, waiting);
            for (var talk : talks) {
                if (!talk.hears("Time is over", Duration.ofSeconds(60))) {
                    return new Damage(1000, answered, List.of(talk.id() + " did not hear that its time is over"));
                }
            }
            System.out.printf("a thousand timers took %.1f s%n", (System.nanoTime() - at) / 1e9);
            return new Damage(1000, answered);
        }
    },
    /** The clock of one of two nodes is set three hours ahead, three hours back, and right again. */
    CLOCK_JUMPS(2, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            var clock = Files.createTempDirectory("clock").resolve("off");
            stage.nodes.stop(1);
            stage.nodes.startWithClock(1, clock);
            var longest = 0.0;
            for (var off : List.of("PT3H", "PT-3H", "PT0S")) {
                JumpyClock.set(clock, Duration.parse(off));
                pause(4000, 4001);
                longest = Math.max(longest, crowd.answersAgain(System.nanoTime()));
                pause(4000, 4001);
            }
            return new Damage(3, longest);
        }
    },
    /** One of two nodes ends without a warning, five times. */
    NODE_KILLED(2, 8) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            var longest = 0.0;
            for (int time = 0; time < 5; time++) {
                pause(500, 3000);
                stage.nodes.kill(time % 2);
                longest = Math.max(longest, crowd.answersAgain(System.nanoTime()));
                stage.nodes.start(time % 2);
            }
            return new Damage(5, longest);
        }
    },
    /** One of two nodes does nothing for a minute and then goes on as if nothing had been. */
    NODE_FROZEN(2, 8) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            stage.nodes.get(1).freeze();
            var answered = crowd.answersAgain(System.nanoTime());
            pause(60_000, 60_001);
            stage.nodes.get(1).thaw();
            pause(10_000, 10_001);
            return new Damage(1, answered);
        }
    },
    /** Three nodes end and start again, one after the other, as for an update; no webhook is refused. */
    ROLLING_RESTART(3, 0) {
        @Override
        Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception {
            var refused = stage.nodes.refused();
            var longest = 0.0;
            for (int node = 0; node < 3; node++) {
                stage.nodes.stop(node);
                longest = Math.max(longest, crowd.answersAgain(System.nanoTime()));
                stage.nodes.start(node);
            }
            var failed = stage.nodes.refused() - refused;
            return new Damage(3, longest, failed == 0 ? List.of() : List.of(failed + " webhooks were refused"));
        }
    };

    private final int nodes;
    private final int doubledEachTime;

    /** @param doubledEachTime answers that may be on their way each time, and so come twice */
    Fault(int nodes, int doubledEachTime) {
        this.nodes = nodes;
        this.doubledEachTime = doubledEachTime;
    }

    int[] nodes() {
        return IntStream.range(0, nodes).toArray();
    }

    int mostDoubled(int times) {
        return times * doubledEachTime;
    }

    /** Whether customers' messages are in the order in which they were said. */
    boolean keepsOrder() {
        return true;
    }

    abstract Damage happensTo(Stage stage, Stage.Crowd crowd) throws Exception;

    private static void pause(int least, int most) throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextInt(least, most));
    }

    private static Damage inMood(Mood mood, Stage stage, Stage.Crowd crowd) throws InterruptedException {
        stage.provider.is(mood);
        pause(15_000, 15_001);
        stage.provider.is(Mood.WELL);
        return new Damage(1, crowd.answersAgain(System.nanoTime()));
    }

    private static void awaitCount(Stage stage, int count, String sql) throws Exception {
        for (int tries = 0; stage.database.strings(sql).size() != count; tries++) {
            if (tries > 1800) {
                throw new IllegalStateException("Not " + count + ": " + sql);
            }
            Thread.sleep(500);
        }
    }

    /** Five things said, each webhook three times, in any order, some seconds late. */
    private static List<Runnable> shuffled(Talk talk) {
        List<Runnable> webhooks = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            var mid = "m_" + UUID.randomUUID();
            var event = Meta.said(talk.id(), mid, "VASE", System.currentTimeMillis() + number);
            talk.acknowledged(mid);
            for (int copy = 0; copy < 3; copy++) {
                webhooks.add(() -> {
                    try {
                        pause(0, 200);
                        talk.insists(List.of(event));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        }
        Collections.shuffle(webhooks);
        return webhooks;
    }
}
