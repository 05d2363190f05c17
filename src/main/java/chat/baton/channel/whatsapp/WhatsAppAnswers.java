package chat.baton.channel.whatsapp;

import chat.baton.channel.Answers;
import chat.baton.channel.Json;
import chat.baton.channel.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the provider's answer means for the message. Success means taken, not delivered; statuses tell the rest. */
@Component
class WhatsAppAnswers {

    public Outcome read(
            @Body byte[] body,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header("Retry-After") @Nullable String retryAfter) {
        var answer = parse(body);
        var error = answer.path("error");
        if (error.hasNonNull("code")) {
            return WhatsAppError.of(error).outcome(status, retryAfter);
        }
        return status / 100 == 2
                ? new Outcome.Accepted(Json.text(answer.path("messages").path(0).path("id")))
                : Answers.byStatus(status, retryAfter, "HTTP " + status);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Json.read(body);
        } catch (IOException e) {
            return Json.none();
        }
    }

    public Outcome missing(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        return Answers.missing(failure);
    }
}
