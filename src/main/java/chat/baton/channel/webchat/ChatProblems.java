package chat.baton.channel.webchat;

import chat.baton.channel.UnfitFile;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What shops' pages are answered when it will not be done: a problem (RFC 9457). */
@RestControllerAdvice(
        assignableTypes = {ChatSessionDoor.class, ChatMessageDoor.class, ChatAttachmentDoor.class, ChatEventDoor.class})
class ChatProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ChatRefusal refusal) {
        var answer = ResponseEntity.status(refusal.status());
        if (refusal.retryAfter() != null) {
            answer.header(
                    HttpHeaders.RETRY_AFTER, String.valueOf(refusal.retryAfter().toSeconds()));
        }
        return answer.body(problem(refusal.status(), refusal.kind(), refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(UnfitFile unfit) {
        return on(ChatRefusal.unfit("The file " + unfit.getMessage() + "."));
    }

    /** An id of another form is an id of nothing. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MethodArgumentTypeMismatchException mismatch) {
        return on(
                mismatch.getName().equals("id")
                        ? ChatRefusal.noSession()
                        : ChatRefusal.unusable(mismatch.getName() + " has to be a whole number."));
    }

    private static ProblemDetail problem(HttpStatus status, String kind, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:baton:problem:" + kind));
        return problem;
    }
}
