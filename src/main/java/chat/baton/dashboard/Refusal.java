package chat.baton.dashboard;

import chat.baton.channel.UnfitFile;
import chat.baton.channel.UnusableAccount;
import chat.baton.conversation.Holder;
import chat.baton.conversation.NoSuchConversation;
import chat.baton.conversation.NotTheHolder;
import chat.baton.flow.FlowRefused;
import chat.baton.flow.NoSuchFlow;
import chat.baton.flow.TooManyFlows;
import chat.baton.handover.AlreadyTaken;
import chat.baton.handover.MayNotAssign;
import chat.baton.handover.NoSuchAgent;
import chat.baton.handover.NothingToResume;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Why something was not done, for people and programs alike.
 *
 * @param type   last part of the problem's type
 * @param why    a sentence that says who or why
 * @param holder who holds the conversation, when that is the reason
 */
record Refusal(HttpStatus status, String type, String why, @Nullable Holder holder) {

    /** @throws RuntimeException the fault itself, when it is none that a person can do something about */
    static Refusal of(RuntimeException fault) {
        if (fault instanceof NotTheHolder refusal) {
            return conflict("not-the-holder", held(refusal.holder()), refusal.holder());
        }
        if (fault instanceof AlreadyTaken refusal) {
            return conflict(
                    "already-taken",
                    "Agent " + refusal.by() + " has taken the conversation over.",
                    Holder.agent(refusal.by()));
        }
        if (fault instanceof MayNotAssign) {
            return conflict("not-the-holder", fault.getMessage() + ".", null);
        }
        if (fault instanceof NothingToResume) {
            return conflict("nothing-to-resume", String.valueOf(fault.getMessage()), null);
        }
        if (fault instanceof WindowClosed) {
            return conflict("window-closed", String.valueOf(fault.getMessage()), null);
        }
        if (fault instanceof UnfitFile) {
            return new Refusal(
                    HttpStatus.UNPROCESSABLE_ENTITY, "unfit-file", "The file " + fault.getMessage() + ".", null);
        }
        if (fault instanceof KeyReused) {
            return new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "key-reused", fault.getMessage() + ".", null);
        }
        if (fault instanceof FlowRefused) {
            return new Refusal(
                    HttpStatus.UNPROCESSABLE_ENTITY, "flow-refused", String.valueOf(fault.getMessage()), null);
        }
        if (fault instanceof TooManyFlows) {
            return conflict("too-many-flows", fault.getMessage() + ".", null);
        }
        if (fault instanceof NoTemplates) {
            return conflict("no-templates", String.valueOf(fault.getMessage()), null);
        }
        if (fault instanceof UnusableAccount) {
            return new Refusal(HttpStatus.BAD_REQUEST, "unusable-account", fault.getMessage() + ".", null);
        }
        if (fault instanceof Unusable) {
            return new Refusal(HttpStatus.BAD_REQUEST, "unusable", fault.getMessage() + ".", null);
        }
        if (isAboutNothing(fault)) {
            return new Refusal(HttpStatus.NOT_FOUND, "not-found", fault.getMessage() + ".", null);
        }
        throw fault;
    }

    private static boolean isAboutNothing(RuntimeException fault) {
        return fault instanceof NoSuchThing
                || fault instanceof NoSuchConversation
                || fault instanceof NoSuchFlow
                || fault instanceof NoSuchAgent;
    }

    private static Refusal conflict(String type, String why, @Nullable Holder holder) {
        return new Refusal(HttpStatus.CONFLICT, type, why, holder);
    }

    private static String held(Holder holder) {
        var advice =
                holder instanceof Holder.Agent ? "Only they can do this, or give it to you." : "Take it over first.";
        return "The conversation is held by " + holder + ". " + advice;
    }

    ProblemDetail problem() {
        var problem = ProblemDetail.forStatusAndDetail(status, why);
        problem.setType(URI.create("urn:baton:problem:" + type));
        if (holder != null) {
            problem.setProperty("holder", ConversationJson.HolderJson.of(holder));
        }
        return problem;
    }
}
