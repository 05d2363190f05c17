package chat.baton.sandbox;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers in the provider's words, not in those of Baton's own API. */
@InSandbox
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalAnswers {

    @ExceptionHandler
    ResponseEntity<Object> on(Refusal refusal) {
        return refusal.answer();
    }
}
