package chat.baton.sandbox;

import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What no customer can do but the world does: duplicates, forgeries, failures, colleagues in another app. */
@InSandbox
@RestController
@RequestMapping("/sandbox/phone/{channel}/{customer}/tools")
class PhoneTools {

    private final Phones phones;
    private final Webhooks webhooks;
    private final Clock clock;

    PhoneTools(Phones phones, Webhooks webhooks, Clock clock) {
        this.phones = phones;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** A colleague answers in the provider's own app, past Baton. */
    @PostMapping("/colleague")
    Answered colleague(@PathVariable String channel, @PathVariable String customer, @RequestBody Words words) {
        var phone = phones.of(channel, customer);
        var moment = phone.moment(clock.instant());
        var answered = new Happening.ColleagueAnswered(words.text());
        var report = phone.channel().wire().webhooks(answered, moment);
        phone.show(Shown.Message.fromColleague(moment, words.text()));
        return new Answered(webhooks.deliver(report));
    }

    /** @throws ResponseStatusException 404 before anything was sent */
    @PostMapping("/duplicate")
    Answered duplicate(@PathVariable String channel, @PathVariable String customer) {
        var last = phones.of(channel, customer).lastWebhooks();
        if (last.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing has been sent yet");
        }
        return once(last);
    }

    @PostMapping("/forgery")
    Answered forgery(@PathVariable String channel, @PathVariable String customer) {
        var phone = phones.of(channel, customer);
        var never = new Gesture.Text("This was never written");
        var genuine = phone.channel().wire().webhooks(never, phone.moment(clock.instant()));
        return once(genuine.stream().map(phone.channel()::forged).toList());
    }

    @PostMapping("/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void faults(@PathVariable String channel, @PathVariable String customer, @RequestBody Order order) {
        phones.of(channel, customer).failNext(order.fault(), Math.max(0, Math.min(order.sends(), 100)));
    }

    /** As if the customer had last written longer ago than the provider's window is open; nothing where it has none. */
    @PostMapping("/silence")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void silence(@PathVariable String channel, @PathVariable String customer) {
        phones.of(channel, customer).fallSilent(clock.instant());
    }

    private Answered once(List<Webhook> report) {
        return new Answered(report.stream()
                .map(webhooks::once)
                .reduce((first, next) -> next)
                .orElse(Webhooks.UNREACHABLE));
    }

    record Words(String text) {}

    /** @param sends how many sends go wrong, 0 to 100 */
    record Order(Fault fault, int sends) {}
}
