package chat.baton.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** A durable database, a provider, and nodes of Baton between them, on this machine. */
final class Stage implements AutoCloseable {

    /** In pieces of each product, so that there is always enough. */
    private static final String RESTOCK = "update variant set stock = 1000000";

    private static final int MOST = 3;
    private static final Duration USUAL_REST = Duration.ofMillis(750);

    final Provider provider;
    /** Plays WhatsApp; the other one is Messenger. */
    final Provider whatsApp;

    final Database database;
    final Proxy proxy;
    final Nodes nodes;

    /** @param jvm of the nodes @param settings of the nodes, besides the addresses */
    Stage(String name, Path folder, int nodes, List<String> jvm, List<String> settings) throws IOException {
        this(name, folder, nodes, jvm, settings, true);
    }

    /** As the image has it, with nothing between Baton and its database. */
    static Stage asInstalled(String name, Path folder) throws IOException {
        return new Stage(name, folder, MOST, List.of(), List.of(), false);
    }

    private Stage(String name, Path folder, int nodes, List<String> jvm, List<String> settings, boolean cuttable)
            throws IOException {
        provider = new Provider();
        whatsApp = new Provider(Dialect.WHATSAPP);
        database = new Database(folder);
        proxy = new Proxy(database.port());
        List<String> all = new ArrayList<>(List.of(
                "--spring.profiles.active=sandbox",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + (cuttable ? proxy.port() : database.port())
                        + "/postgres",
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--baton.channel.messenger.endpoint=" + provider.endpoint(),
                "--baton.channel.whatsapp.endpoint=" + whatsApp.endpoint()));
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

    /** Where the first node is. */
    URI address() {
        return nodes.get(0).address("/");
    }

    /** On the first node, by customers who are asked whether everything is right. */
    Load load() {
        return new Load(nodes.get(0), database, Shopper.CHANGES_THE_NAME);
    }

    /** New ones, who have come to the question whether everything is right. */
    List<Shopper> shoppersAtTheSummary(int count, Provider provider) throws InterruptedException, ExecutionException {
        var shoppers = Shopper.several(count, address(), provider);
        Shopper.allGoToTheSummary(shoppers);
        return shoppers;
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
            this(customers, withAgents ? List.of("agent-1", "agent-2") : List.of(), USUAL_REST, pause);
        }

        /** @param rest of each agent between two conversations */
        Crowd(int customers, List<String> agents, Duration rest, Duration pause) {
            talks = IntStream.range(0, customers)
                    .mapToObj(n -> new Talk(nodes, provider))
                    .toList();
            this.agents = agents.stream()
                    .map(agent -> new BusyAgent(agent, rest, nodes, database, talks))
                    .toList();
            talks.forEach(talk -> goOn(on -> talk.goesOn(on, Duration.ofSeconds(2), pause)));
            this.agents.forEach(agent -> goOn(agent::worksOn));
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
            return reconcile(patience, ordered, List.of());
        }

        /** @param others who write besides, and whom no agent helps */
        Audit.Findings reconcile(Duration patience, boolean ordered, List<Shopper> others) throws SQLException {
            List<Customer> all = new ArrayList<>(talks);
            all.addAll(probes);
            all.addAll(others);
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
        whatsApp.close();
    }
}
