package chat.baton.channel;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.Holder;
import chat.baton.conversation.MessageReceived;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts, on this node, what comes in and goes out by each channel. */
@Component
class Traffic {

    private static final Duration[] LATENCIES = Stream.of(
                    50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 300_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    Traffic(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What became of a request that said it came from a provider. */
    enum Webhooks {
        TAKEN,
        FORGED,
        REFUSED,
        FAILED
    }

    /** What became of something a provider told us: it may be handled, or tried again, several times. */
    enum Events {
        KEPT,
        DOUBLED,
        HANDLED,
        RETRIED,
        PARKED
    }

    /** What became of a try to send a message. */
    enum Out {
        SENT,
        RETRIED,
        PAUSED,
        FAILED,
        WITHHELD
    }

    /** @return what it was */
    Webhooks webhook(String channel, int status) {
        var kind = kind(status);
        count("baton.webhooks", channel, kind, 1);
        return kind;
    }

    private static Webhooks kind(int status) {
        if (status >= 500) {
            return Webhooks.FAILED;
        }
        if (status == 401 || status == 403) {
            return Webhooks.FORGED;
        }
        return status < 300 ? Webhooks.TAKEN : Webhooks.REFUSED;
    }

    void events(String channel, Events outcome, int number) {
        count("baton.events", channel, outcome, number);
    }

    void out(String channel, Out outcome) {
        count("baton.messages.out", channel, outcome, 1);
    }

    private void count(String what, String channel, Enum<?> outcome, int number) {
        registry.counter(what, "channel", channel, "outcome", word(outcome)).increment(number);
    }

    private static String word(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** @param latency from the arrival of what a reply answers until the provider took the reply */
    void answered(String channel, Duration latency) {
        latency(channel).record(latency);
    }

    private Timer latency(String channel) {
        return Timer.builder("baton.reply.latency")
                .description("From a customer's message until the provider took the answer to it")
                .serviceLevelObjectives(LATENCIES)
                .tag("channel", channel)
                .register(registry);
    }

    @TransactionalEventListener
    void on(MessageReceived event) {
        in(event.conversation().customer().ref().channel(), holder(event.conversation()));
    }

    private void in(String channel, String holder) {
        registry.counter("baton.messages.in", "channel", channel, "outcome", holder)
                .increment();
    }

    private static String holder(Conversation conversation) {
        return conversation.heldByBot() ? "bot" : conversation.heldBy(Holder.QUEUE) ? "queue" : "agent";
    }

    /** So that what has not happened yet is told as none. */
    void expect(String channel) {
        Stream.of(Webhooks.values()).forEach(outcome -> count("baton.webhooks", channel, outcome, 0));
        Stream.of(Events.values()).forEach(outcome -> count("baton.events", channel, outcome, 0));
        Stream.of(Out.values()).forEach(outcome -> count("baton.messages.out", channel, outcome, 0));
        Stream.of("bot", "queue", "agent")
                .forEach(holder -> registry.counter("baton.messages.in", "channel", channel, "outcome", holder));
        registry.counter("baton.webhooks.malformed", "channel", channel);
        latency(channel);
    }
}
