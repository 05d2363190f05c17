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

/** What no customer can do but the world does: duplicates, forgeries, failures, colleagues in another app. */
@InSandbox
@RestController
@RequestMapping("/sandbox/phone/{psid}/tools")
class PhoneTools {

    private final Phones phones;
    private final PageEvents events;
    private final Webhooks webhooks;
    private final PageReceipts receipts;
    private final Clock clock;

    PhoneTools(Phones phones, PageEvents events, Webhooks webhooks, PageReceipts receipts, Clock clock) {
        this.phones = phones;
        this.events = events;
        this.webhooks = webhooks;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** A colleague answers in Meta's own app, past Baton. */
    @PostMapping("/inbox")
    Answered inbox(@PathVariable String psid, @RequestBody Answer answer) {
        var mid = Mid.next();
        var at = clock.instant();
        var message = Shown.text(answer.text());
        phones.of(psid).screen().show(Shown.fromPage(mid, at, message).put("inbox", true));
        return new Answered(webhooks.deliver(receipts.inboxEcho(psid, mid, at, message)));
    }

    /** @throws ResponseStatusException 404 before anything was sent */
    @PostMapping("/duplicate")
    Answered duplicate(@PathVariable String psid) {
        var last = phones.of(psid).lastWebhook();
        if (last == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing has been sent yet");
        }
        return new Answered(webhooks.once(last));
    }

    @PostMapping("/forgery")
    Answered forgery(@PathVariable String psid) {
        var never = new Gesture.Text("This was never written", null).webhook(Mid.next());
        return new Answered(webhooks.once(events.forged(psid, clock.instant(), never)));
    }

    @PostMapping("/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void faults(@PathVariable String psid, @RequestBody Order order) {
        phones.of(psid).failNext(order.fault(), Math.max(0, Math.min(order.sends(), 100)));
    }

    /** As if the customer had last written more than 24 hours ago. */
    @PostMapping("/silence")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void silence(@PathVariable String psid) {
        phones.of(psid).closeWindow(clock.instant());
    }

    record Answer(String text) {}

    /** @param sends how many sends go wrong, 0 to 100 */
    record Order(Fault fault, int sends) {}
}
