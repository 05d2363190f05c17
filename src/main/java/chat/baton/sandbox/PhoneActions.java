package chat.baton.sandbox;

import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The customer's hands. */
@InSandbox
@RestController
@RequestMapping("/sandbox/phone/{channel}/{customer}")
class PhoneActions {

    private final Phones phones;
    private final Webhooks webhooks;
    private final Clock clock;

    PhoneActions(Phones phones, Webhooks webhooks, Clock clock) {
        this.phones = phones;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * Answers when Baton has taken the webhooks, or has refused them often enough.
     *
     * @throws ResponseStatusException 400 when this channel has no such gesture
     */
    @PostMapping("/gestures")
    Answered gesture(@PathVariable String channel, @PathVariable String customer, @RequestBody Gesture gesture) {
        var phone = phones.of(channel, customer);
        var moment = phone.moment(clock.instant());
        var report = phone.channel().wire().webhooks(gesture, moment);
        phone.show(gesture.shown(moment));
        phone.did(gesture, moment.at(), report);
        var status = webhooks.deliver(report);
        phone.show(new Shown.Status(gesture.about(moment), status));
        return new Answered(status);
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable String channel, @PathVariable String customer, @RequestBody Seen seen) {
        var phone = phones.of(channel, customer);
        var wire = phone.channel().wire();
        if (wire.has(Happening.Read.class)) {
            phone.read(seen.upTo()).stream()
                    .flatMap(read -> wire.webhooks(read, phone.moment(clock.instant())).stream())
                    .forEach(webhooks::deliverLater);
        }
    }

    /** @param upTo milliseconds; all that was sent up to then has been read */
    record Seen(long upTo) {}
}
