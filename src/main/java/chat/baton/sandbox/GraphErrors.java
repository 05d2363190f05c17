package chat.baton.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Errors in Meta's words, not in those of Baton's own API. */
@InSandbox
@RestControllerAdvice(assignableTypes = {SendApi.class, ProfileApi.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class GraphErrors {

    @ExceptionHandler
    ResponseEntity<ObjectNode> on(Refusal refusal) {
        return ResponseEntity.status(refusal.status()).body(refusal.body());
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> on(HttpMessageNotReadableException e) {
        return on(Refusal.parameter("The request body is not a valid JSON object"));
    }
}
