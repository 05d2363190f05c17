package chat.baton.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Puts what Baton sent on the customer's phone, and tells Baton of it by receipt and echo. */
@InSandbox
@Component
class Arrivals {

    private final Phones phones;
    private final Faults faults;
    private final PageReceipts receipts;
    private final Clock clock;

    Arrivals(Phones phones, Faults faults, PageReceipts receipts, Clock clock) {
        this.phones = phones;
        this.faults = faults;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * @param request keeps to {@link SendRules}
     * @return what the Send API answers
     * @throws Refusal when nobody has the id, the window is closed, or the next sends were to fail
     */
    ObjectNode arrive(JsonNode request) {
        var psid = request.path("recipient").path("id").asText();
        if (!Persona.isPsid(psid)) {
            throw Refusal.nobody();
        }
        var answer = JsonNodeFactory.instance.objectNode().put("recipient_id", psid);
        if (request.has("sender_action")) {
            act(phones.of(psid).screen(), request.path("sender_action").asText());
            return answer;
        }
        return answer.put("message_id", delivered(psid, request));
    }

    private void act(Screen screen, String action) {
        switch (action) {
            case "mark_seen" ->
                screen.show(Shown.of("seen").put("at", clock.instant().toEpochMilli()));
            case "typing_on", "typing_off" -> screen.flash(Shown.of("typing").put("on", action.equals("typing_on")));
            default -> {}
        }
    }

    private String delivered(String psid, JsonNode request) {
        var phone = phones.of(psid);
        var fault = phone.nextFault();
        faults.before(fault, phone);
        var now = clock.instant();
        var humanAgent = request.path("tag").asText().equals("HUMAN_AGENT");
        if (!phone.windowOpen(now, humanAgent)) {
            throw Refusal.outsideWindow();
        }
        var mid = Mid.next();
        var message = Titles.cut(request.path("message"));
        phone.screen().show(Shown.fromPage(mid, now, message));
        receipts.of(psid, mid, now, message);
        faults.after(fault);
        return mid;
    }
}
