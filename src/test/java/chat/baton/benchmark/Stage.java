package chat.baton.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** A durable database, a provider, and nodes of Baton between them, on this machine. */
final class Stage implements AutoCloseable {

    /** In pieces of each product, so that there is always enough. */
    private static final String RESTOCK = "update variant set stock = 1000000";

    final Provider provider;
    final Database database;
    final Proxy proxy;
    final Nodes nodes;

    /** @param jvm of the nodes @param settings of the nodes, besides the addresses */
    Stage(String name, Path folder, int nodes, List<String> jvm, List<String> settings) throws IOException {
        provider = new Provider();
        database = new Database(folder);
        proxy = new Proxy(database.port());
        List<String> all = new ArrayList<>(List.of(
                "--spring.profiles.active=sandbox",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres",
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--baton.channel.messenger.endpoint=" + provider.endpoint()));
        all.addAll(settings);
        this.nodes = new Nodes(name, nodes, jvm, all);
        provider.echo(this::echoed);
    }

    private void echoed(byte[] webhook) {
        try {
            while (!nodes.take(webhook)) {
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void restock() throws SQLException {
        database.execute(RESTOCK);
    }

    /** Whatever was done to it: one node goes on, at a provider and a database that do what they should. */
    void isWellAgain() throws IOException, InterruptedException {
        provider.is(Mood.WELL);
        database.thaw();
        nodes.thaw();
        nodes.stop(1, 2);
        nodes.start(0);
    }

    /** Talks that go on, and agents among them, until it is closed. */
    final class Crowd implements AutoCloseable {

        private final List<Talk> talks;
        private final List<Talk> probes = new ArrayList<>();
        private final List<BusyAgent> agents;
        private final List<Thread> threads = new ArrayList<>();
        private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
        private volatile boolean goesOn = true;

        /** @param pause of each customer after each answer */
        Crowd(int customers, boolean withAgents, Duration pause) {
            talks = IntStream.range(0, customers)
                    .mapToObj(n -> new Talk(nodes, provider))
                    .toList();
            agents = withAgents
                    ? List.of(
                            new BusyAgent("agent-1", nodes, database, talks),
                            new BusyAgent("agent-2", nodes, database, talks))
                    : List.of();
            talks.forEach(talk -> goOn(on -> talk.goesOn(on, Duration.ofSeconds(2), pause)));
            agents.forEach(agent -> goOn(agent::worksOn));
        }

        private interface Doing {
            void until(BooleanSupplier on) throws Exception;
        }

        private void goOn(Doing doing) {
            var thread = new Thread(() -> {
                try {
                    doing.until(() -> goesOn);
                } catch (Exception e) {
                    faults.add(e);
                }
            });
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }

        /** Somebody new writes. @return seconds from then, by {@link System#nanoTime}, until they are answered */
        double answersAgain(long since) throws InterruptedException {
            var probe = new Talk(nodes, provider);
            probes.add(probe);
            probe.says("VASE");
            if (!probe.hears("How many", Duration.ofMinutes(3))) {
                throw new IllegalStateException("No answer to " + probe.id());
            }
            return (System.nanoTime() - since) / 1e9;
        }

        /** Somebody whose talk is part of the books. */
        Talk another() {
            var talk = new Talk(nodes, provider);
            probes.add(talk);
            return talk;
        }

        /** Nobody says more, and agents have given back what they held. */
        void fallsSilent() throws InterruptedException, IOException {
            goesOn = false;
            for (var thread : threads) {
                thread.join();
            }
            for (var agent : agents) {
                agent.givesAllBack();
            }
            if (!faults.isEmpty()) {
                throw new IllegalStateException(faults.peek());
            }
        }

        Audit.Findings reconcile(Duration patience, boolean ordered) throws SQLException {
            var all = new ArrayList<>(talks);
            all.addAll(probes);
            return new Audit(database, provider, all, agents).reconcile(patience, ordered);
        }

        @Override
        public void close() {
            goesOn = false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        database.thaw();
        nodes.close();
        proxy.close();
        database.close();
        provider.close();
    }
}
