package chat.baton.dashboard;

import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Holder;
import chat.baton.conversation.NoSuchConversation;
import chat.baton.conversation.NotTheHolder;
import chat.baton.flow.NoSuchFlow;
import chat.baton.handover.AlreadyTaken;
import chat.baton.handover.MayNotAssign;
import chat.baton.handover.NoSuchAgent;
import chat.baton.handover.NothingToResume;
import java.net.URI;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What the REST interface answers when it will not do something: a problem (RFC 9457) that says who or why. */
@RestControllerAdvice(annotations = RestController.class, basePackageClasses = ApiProblems.class)
class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler({NoSuchThing.class, NoSuchConversation.class})
    ProblemDetail on(RuntimeException missing) {
        return problem(HttpStatus.NOT_FOUND, "not-found", missing.getMessage() + ".");
    }

    @ExceptionHandler
    ProblemDetail on(NotTheHolder refusal) {
        var problem = problem(HttpStatus.CONFLICT, "not-the-holder", held(refusal.holder()));
        problem.setProperty("holder", ConversationJson.HolderJson.of(refusal.holder()));
        return problem;
    }

    private static String held(Holder holder) {
        var advice =
                holder instanceof Holder.Agent ? "Only they can do this, or give it to you." : "Take it over first.";
        return "The conversation is held by " + holder + ". " + advice;
    }

    @ExceptionHandler
    ProblemDetail on(AlreadyTaken refusal) {
        var problem = problem(
                HttpStatus.CONFLICT, "already-taken", "Agent " + refusal.by() + " has taken the conversation over.");
        problem.setProperty("holder", ConversationJson.HolderJson.of(Holder.agent(refusal.by())));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail on(MayNotAssign refusal) {
        return problem(HttpStatus.CONFLICT, "not-the-holder", refusal.getMessage() + ".");
    }

    @ExceptionHandler
    ProblemDetail on(NothingToResume refusal) {
        return problem(HttpStatus.CONFLICT, "nothing-to-resume", String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(WindowClosed refusal) {
        return problem(HttpStatus.CONFLICT, "window-closed", String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(NoSuchFlow unknown) {
        return problem(HttpStatus.NOT_FOUND, "not-found", unknown.getMessage() + ".");
    }

    @ExceptionHandler
    ProblemDetail on(NoSuchAgent unknown) {
        return problem(HttpStatus.NOT_FOUND, "not-found", unknown.getMessage() + ".");
    }

    @ExceptionHandler
    ProblemDetail on(Unusable request) {
        return problem(HttpStatus.BAD_REQUEST, "unusable", request.getMessage() + ".");
    }

    @ExceptionHandler
    ProblemDetail on(Exception fault) {
        LOG.error("A request failed", fault);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "fault", "Baton failed; its log says why. Please try again.");
    }

    /** An id of another form is an id of nothing. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = ConversationId.class.equals(mismatch.getRequiredType())
                ? on(new NoSuchThing("conversation " + mismatch.getValue()))
                : problem(
                        HttpStatus.BAD_REQUEST,
                        "unusable",
                        mismatch.getPropertyName() + " cannot be \"" + mismatch.getValue() + "\".");
        return createResponseEntity(problem, headers, HttpStatus.valueOf(problem.getStatus()), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var why = invalid.getFieldErrors().stream()
                .map(error -> error.getField() + " " + error.getDefaultMessage())
                .sorted()
                .collect(Collectors.joining(", "));
        return createResponseEntity(problem(HttpStatus.BAD_REQUEST, "unusable", why + "."), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException broken, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = problem(HttpStatus.BAD_REQUEST, "unusable", "The body is not the JSON object that is asked for.");
        return createResponseEntity(problem, headers, status, request);
    }

    private static ProblemDetail problem(HttpStatus status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:baton:problem:" + type));
        return problem;
    }
}
