package chat.baton.channel.apple;

import chat.baton.channel.Answers;
import chat.baton.channel.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What Apple's answer means for the message. The status says all there is. */
@Component
class AppleAnswers {

    public Outcome read(
            @ExchangeProperty(AppleRequests.ID) String id,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header("Retry-After") @Nullable String retryAfter) {
        return status / 100 == 2 ? new Outcome.Accepted(id) : refused(status, retryAfter);
    }

    static Outcome refused(int status, @Nullable String retryAfter) {
        return status == 404 || status == 410
                ? new Outcome.Stopped("the customer cannot be reached: HTTP " + status)
                : Answers.byStatus(status, retryAfter, "HTTP " + status);
    }

    /** A repetition has the same id, so an answer that did not come need not hold the message back. */
    public Outcome missing(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        if (failure instanceof NotStored refusal) {
            return refusal.outcome();
        }
        return Answers.missing(failure) instanceof Outcome.Unclear unclear
                ? new Outcome.Later(unclear.reason())
                : Answers.missing(failure);
    }
}
