package chat.baton.payment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where payment providers report; the route behind it does the work. 204 only after what was reported is kept. */
@RestController
class PaymentWebhook {

    private static final int LONGEST_REPORT = 64 * 1024;

    private final ProducerTemplate routes;

    PaymentWebhook(ProducerTemplate routes) {
        this.routes = routes;
    }

    @PostMapping("/hooks/payment/{provider:sandbox}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(
            @PathVariable String provider,
            @RequestHeader(name = PaymentSignature.HEADER, required = false) @Nullable String signature,
            HttpServletRequest request)
            throws IOException {
        var headers = new HashMap<String, @Nullable Object>(Map.of("provider", provider));
        headers.put(PaymentSignature.HEADER, signature);
        routes.requestBodyAndHeaders("direct:receive-payment", bodyOf(request), headers);
    }

    private static byte[] bodyOf(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(LONGEST_REPORT + 1);
        if (body.length > LONGEST_REPORT) {
            throw new TooLong();
        }
        return body;
    }

    @ExceptionHandler(ForgedReport.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    void forged() {}

    @ExceptionHandler(MalformedReport.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    void malformed() {}

    @ExceptionHandler(TooLong.class)
    @ResponseStatus(HttpStatus.PAYLOAD_TOO_LARGE)
    void tooLong() {}

    private static class TooLong extends RuntimeException {}
}
