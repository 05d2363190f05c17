package chat.baton.channel;

import chat.baton.channel.MediaTable.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches one file from where it lies, by its channel's route or else from the web, and keeps it; or removes one that was taken back. */
@Component
class MediaFetching {

    private static final Logger LOG = LoggerFactory.getLogger(MediaFetching.class);
    private static final Duration LONGEST_BACK_OFF = Duration.ofHours(1);

    private final MediaTable table;
    private final MediaStore store;
    private final MediaIntake intake;
    private final PublicWeb web;
    private final Accounts accounts;
    private final ProducerTemplate routes;
    private final MediaSettings settings;
    private final BackOff backOff;

    MediaFetching(
            MediaTable table,
            MediaStore store,
            MediaIntake intake,
            PublicWeb web,
            Accounts accounts,
            ProducerTemplate routes,
            MediaSettings settings) {
        this.table = table;
        this.store = store;
        this.intake = intake;
        this.web = web;
        this.accounts = accounts;
        this.routes = routes;
        this.settings = settings;
        this.backOff = new BackOff(settings.backOff(), 3, LONGEST_BACK_OFF);
    }

    /** @return whether there was one, so that there may be another */
    boolean fetchNext() {
        var wanted = table.claim(settings.lease());
        wanted.ifPresent(file -> {
            if (file.takenBack()) {
                remove(file);
            } else {
                fetch(file);
            }
        });
        return wanted.isPresent();
    }

    void fetch(Wanted wanted) {
        try (var file = file(wanted)) {
            store.put(wanted.merchant(), wanted.id(), file);
            if (!table.stored(wanted, file)) {
                removeUnlessKept(wanted);
            }
        } catch (UnfitFile e) {
            LOG.info("File {} {}", wanted.id(), e.getMessage());
            table.failed(wanted, e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.warn("File {} was not fetched, try {}: {}", wanted.id(), wanted.attempt(), Failure.describe(e));
            retry(wanted);
        }
    }

    /** Its customer may have taken it back while it came. */
    private void removeUnlessKept(Wanted wanted) throws IOException {
        var kept = table.find(List.of(wanted.id())).stream().anyMatch(file -> file.isStored() || file.isWanted());
        if (!kept) {
            store.remove(wanted.merchant(), wanted.id());
        }
    }

    private void remove(Wanted taken) {
        try {
            store.remove(taken.merchant(), taken.id());
            table.removed(taken);
        } catch (IOException | RuntimeException e) {
            LOG.warn("File {} was taken back and is not removed yet: {}", taken.id(), Failure.describe(e));
            table.later(taken, backOff.after(taken.attempt()), MediaTable.TAKEN_BACK);
        }
    }

    private void retry(Wanted wanted) {
        if (wanted.attempt() < settings.maxAttempts()) {
            table.later(wanted, backOff.after(wanted.attempt()), "has not come yet");
        } else {
            table.failed(wanted, "could not be fetched");
        }
    }

    private MediaFile file(Wanted wanted) throws IOException {
        var route = "direct:fetch-" + wanted.channel();
        return routes.getCamelContext().hasEndpoint(route) == null
                ? web.get(wanted.reference(), settings.timeLimit(), bytes -> intake.take(bytes, wanted.name()))
                : file(wanted, route);
    }

    private MediaFile file(Wanted wanted, String route) throws IOException {
        var account = accounts.find(wanted.channel(), wanted.account())
                .orElseThrow(() -> new UnfitFile("cannot be fetched: its account is not connected any more"));
        var exchange = routes.request(route, it -> {
            it.setProperty(Channel.ACCOUNT, account);
            it.getMessage().setBody(wanted.reference());
        });
        if (exchange.getException(UnfitFile.class) != null) {
            throw exchange.getException(UnfitFile.class);
        }
        if (exchange.getException() != null) {
            throw new IOException(exchange.getException());
        }
        var answer = exchange.getMessage();
        FetchedFile.ensureGiven(answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class));
        try (var bytes = answer.getBody(InputStream.class)) {
            return intake.take(bytes == null ? InputStream.nullInputStream() : bytes, wanted.name());
        }
    }
}
