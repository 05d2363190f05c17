package chat.baton.channel;

import chat.baton.conversation.ContentJson;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends one message through its channel's route, part by part, and notes how it went. */
@Component
class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);
    private static final int UNCLEAR_TRIES = 3;

    private final Channels channels;
    private final Outbox outbox;
    private final ContentJson json;
    private final ReplyWindow window;
    private final ProducerTemplate routes;
    private final DispatcherSettings settings;
    private final Clock clock;
    private final BackOff backOff;

    Sender(
            Channels channels,
            Outbox outbox,
            ContentJson json,
            ReplyWindow window,
            ProducerTemplate routes,
            DispatcherSettings settings,
            Clock clock) {
        this.channels = channels;
        this.outbox = outbox;
        this.json = json;
        this.window = window;
        this.routes = routes;
        this.settings = settings;
        this.clock = clock;
        this.backOff = new BackOff(settings.backOff(), 3, LONGEST_BACK_OFF);
    }

    void send(Outgoing message) {
        var channel = channels.named(message.channel());
        if (channel.isEmpty()) {
            outbox.failed(message, "channel " + message.channel() + " is not installed");
        } else if (window.isClosedFor(message)) {
            outbox.failed(message, ReplyWindow.CLOSED);
        } else {
            render(channel.get(), message).ifPresent(parts -> sendParts(message, parts));
        }
    }

    /** What cannot be rendered once never can, so it must not block what follows it. */
    private Optional<List<String>> render(Channel channel, Outgoing message) {
        try {
            return Optional.of(channel.render(message, json.read(message.content())));
        } catch (RuntimeException e) {
            LOG.error("Message {} cannot be rendered: {}", message.id(), Failure.describe(e));
            outbox.failed(message, "cannot be shown on " + message.channel());
            return Optional.empty();
        }
    }

    private void sendParts(Outgoing message, List<String> parts) {
        if (parts.isEmpty()) {
            outbox.failed(message, "nothing to say");
            return;
        }
        if (message.partsSent() >= parts.size()) {
            outbox.sent(message, parts.size(), null, clock.instant());
            return;
        }
        for (int part = message.partsSent() + 1; part <= parts.size(); part++) {
            var at = clock.instant();
            var outcome = call(message, parts.get(part - 1));
            if (!(outcome instanceof Outcome.Accepted accepted)) {
                notSent(message, outcome);
                return;
            }
            if (part < parts.size()) {
                outbox.partSent(message, part, accepted.providerId(), settings.lease());
            } else {
                outbox.sent(message, part, accepted.providerId(), at);
            }
        }
    }

    private Outcome call(Outgoing message, String part) {
        var exchange = routes.request("direct:deliver-" + message.channel(), it -> {
            it.setProperty(Channel.ACCOUNT, message.account());
            it.getMessage().setBody(part);
        });
        if (exchange.getException() != null) {
            LOG.warn("Message {} was not sent: {}", message.id(), Failure.describe(exchange.getException()));
            return new Outcome.Later("the provider could not be reached");
        }
        return exchange.getMessage().getBody(Outcome.class);
    }

    private void notSent(Outgoing message, Outcome outcome) {
        if (outcome instanceof Outcome.Later later) {
            retry(message, later.reason(), backOff.after(message.attempt()), settings.maxAttempts());
        } else if (outcome instanceof Outcome.Unclear unclear) {
            retry(message, unclear.reason(), settings.echoWait(), UNCLEAR_TRIES);
        } else if (outcome instanceof Outcome.Paused paused) {
            pause(message, paused);
        } else if (outcome instanceof Outcome.Refused refused) {
            LOG.warn("Message {} is refused by {}: {}", message.id(), message.channel(), refused.reason());
            outbox.failed(message, refused.reason());
        }
    }

    private void retry(Outgoing message, String reason, Duration delay, int tries) {
        if (message.attempt() < tries) {
            outbox.later(message, delay, reason, true);
        } else {
            LOG.warn("Message {} has failed after {} tries: {}", message.id(), message.attempt(), reason);
            outbox.failed(message, reason);
        }
    }

    private void pause(Outgoing message, Outcome.Paused paused) {
        outbox.pauseAccount(message, paused.pause(), paused.reason());
        outbox.later(message, paused.pause(), paused.reason(), false);
        if (paused.repair()) {
            LOG.error("{} account {} sends nothing: {}", message.channel(), message.account(), paused.reason());
        } else {
            LOG.warn("{} account {} pauses: {}", message.channel(), message.account(), paused.reason());
        }
    }
}
