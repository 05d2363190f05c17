package chat.baton.dashboard;

import chat.baton.conversation.ConversationId;
import chat.baton.flow.FlowRefused;
import chat.baton.flow.MigrationRefused;
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
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What the REST interface answers when it will not do something: a problem (RFC 9457) that says who or why. */
@RestControllerAdvice(
        assignableTypes = {
            CannedRepliesApi.class,
            CapacityApi.class,
            ChannelAccountsApi.class,
            ConversationsApi.class,
            FlowDraftsApi.class,
            FlowVersionsApi.class,
            FlowsApi.class,
            HelpRequestsApi.class,
            MigrationsApi.class,
            OfficeHoursApi.class,
            OperationsApi.class,
            RecordingsApi.class,
            ShopApi.class,
            SweepApi.class,
            TeamsApi.class,
            TransferApi.class
        })
class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ProblemDetail on(RuntimeException fault) {
        try {
            return Refusal.of(fault).problem();
        } catch (RuntimeException unexpected) {
            LOG.error("A request failed", unexpected);
            return ProblemDetail.forStatusAndDetail(
                    HttpStatus.INTERNAL_SERVER_ERROR, "Baton failed; its log says why. Please try again.");
        }
    }

    /** With all that has to be changed, one by one, for programs that show it at its element. */
    @ExceptionHandler
    ProblemDetail on(FlowRefused refusal) {
        var problem = Refusal.of(refusal).problem();
        problem.setProperty("faults", refusal.faults());
        return problem;
    }

    /** As above, for programs that let people choose otherwise. */
    @ExceptionHandler
    ProblemDetail on(MigrationRefused refusal) {
        var problem = Refusal.of(refusal).problem();
        problem.setProperty("faults", refusal.faults());
        return problem;
    }

    /** An id of another form is an id of nothing. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var what = String.valueOf(mismatch.getValue());
        return ConversationId.class.equals(mismatch.getRequiredType())
                ? answer(new NoSuchThing("conversation " + what), headers, request)
                : answer(new Unusable(mismatch.getPropertyName() + " cannot be \"" + what + "\""), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var why = invalid.getFieldErrors().stream()
                .map(error -> error.getField() + " " + error.getDefaultMessage())
                .sorted()
                .collect(Collectors.joining(", "));
        return answer(new Unusable(why), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException broken, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(new Unusable("The body is not the JSON object that is asked for"), headers, request);
    }

    private @Nullable ResponseEntity<Object> answer(RuntimeException fault, HttpHeaders headers, WebRequest request) {
        var refusal = Refusal.of(fault);
        return createResponseEntity(refusal.problem(), headers, refusal.status(), request);
    }
}
