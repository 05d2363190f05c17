package chat.baton.sandbox;

import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The customer's hands. */
@InSandbox
@RestController
@RequestMapping("/sandbox/phone/{psid}")
class PhoneActions {

    private final Phones phones;
    private final PageEvents events;
    private final Webhooks webhooks;
    private final PageReceipts receipts;
    private final Clock clock;

    PhoneActions(Phones phones, PageEvents events, Webhooks webhooks, PageReceipts receipts, Clock clock) {
        this.phones = phones;
        this.events = events;
        this.webhooks = webhooks;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** Answers when Baton has taken the webhook, or has refused it often enough. */
    @PostMapping("/gestures")
    Answered gesture(@PathVariable String psid, @RequestBody Gesture gesture) {
        var phone = phones.of(psid);
        var mid = Mid.next();
        var at = clock.instant();
        var shown = gesture.shown(mid, at);
        var webhook = events.fromCustomer(psid, at, gesture.webhook(mid));
        phone.screen().show(shown);
        phone.wrote(at, webhook);
        var status = webhooks.deliver(webhook);
        phone.screen().show(Shown.status(shown.path("mid").asText(), status));
        return new Answered(status);
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable String psid, @RequestBody Read read) {
        if (phones.of(psid).read(read.watermark())) {
            receipts.read(psid, read.watermark());
        }
    }

    /** @param watermark milliseconds; all that was sent up to then has been read */
    record Read(long watermark) {}
}
