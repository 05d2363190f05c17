package chat.baton.benchmark;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** All that one WhatsApp number brings: forty messages a second, and for each answer three calls that tell how far it got. */
final class WhatsAppLoad implements Term.Trial {

    private static final int RATE = 40;
    private static final int CUSTOMERS = 100;
    private static final List<String> STATUSES = List.of("sent", "delivered", "read");
    private static final Duration BETWEEN_STATUSES = Duration.ofMillis(500);

    /** Of two cores of the machine that is known. */
    private static final double SHARE = 20;

    private static final double SLOW = 1e9;

    @Override
    public Outcome on(Stage stage, Machine machine, Duration length) throws Exception {
        try (var reports = new Reports(stage)) {
            stage.whatsApp.informs(reports::follow);
            var shoppers = stage.shoppersAtTheSummary(CUSTOMERS, stage.whatsApp);
            reports.countAnew();
            var figures = stage.load().atRate(shoppers, RATE, length);
            var told = reports.taken();
            reports.finish();
            var books = new Audit(stage.database, stage.whatsApp, shoppers, List.of())
                    .reconcile(Duration.ofMinutes(2), true);
            return new Outcome(limits(figures, told, length, machine), books, List.copyOf(reports.refused));
        }
    }

    private static List<Limit> limits(Figures figures, long[] told, Duration length, Machine machine) {
        var slow = Arrays.stream(told).filter(one -> one > SLOW).count();
        return List.of(
                Limit.told("messages/s", figures.perSecond()),
                Limit.told("status calls/s", told.length / (double) length.toSeconds()),
                new Limit("Baton and database, % of two cores", figures.cores() / 2 * 100, SHARE * machine.times()),
                new Limit("messages' webhooks p50, ms", figures.webhook().p50(), 250.0),
                new Limit("p99", figures.webhook().p99(), 1000.0),
                new Limit("statuses' webhooks p50, ms", Figures.Times.of(told).p50(), 250.0),
                new Limit("above 1 s, %", slow * 100.0 / told.length, 1.0),
                Limit.told("cores of others", figures.others()));
    }

    /** Calls that tell of each message that it was sent, delivered and read, one after the other. */
    private static final class Reports implements AutoCloseable {

        private static final HttpClient HTTP =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        private final Stage stage;
        private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(16, work -> {
            var thread = new Thread(work, "reports");
            thread.setDaemon(true);
            return thread;
        });
        private final AtomicLong followed = new AtomicLong();
        private volatile long begin = System.nanoTime();
        private final Queue<Long> taken = new ConcurrentLinkedQueue<>();
        private final Queue<String> refused = new ConcurrentLinkedQueue<>();

        Reports(Stage stage) {
            this.stage = stage;
        }

        /** As many messages a second as customers write: some answers have several, and a number has no more calls than that. */
        void follow(Provider.Taken message) {
            if (followed.get() < (System.nanoTime() - begin) / 1e9 * RATE) {
                followed.incrementAndGet();
                tellsLater(message);
            }
        }

        private void tellsLater(Provider.Taken message) {
            for (int place = 0; place < STATUSES.size(); place++) {
                var status = STATUSES.get(place);
                clock.schedule(() -> tell(message, status), place * BETWEEN_STATUSES.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void tell(Provider.Taken message, String status) {
            var webhook = CloudApi.status(message.recipient(), message.id(), message.key(), status);
            var start = System.nanoTime();
            try {
                var answer = HTTP.send(
                        Dialect.WHATSAPP.signed(stage.address(), webhook), HttpResponse.BodyHandlers.discarding());
                taken.add(System.nanoTime() - start);
                if (answer.statusCode() != 200) {
                    refused.add(status + " was answered with " + answer.statusCode());
                }
            } catch (IOException e) {
                refused.add(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void countAnew() {
            taken.clear();
            followed.set(0);
            begin = System.nanoTime();
        }

        /** How long each call took so far, in ns. */
        long[] taken() {
            return taken.stream().mapToLong(Long::longValue).toArray();
        }

        /** All that is due is told. */
        void finish() throws InterruptedException {
            clock.shutdown();
            clock.awaitTermination(1, TimeUnit.MINUTES);
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }
}
