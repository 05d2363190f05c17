package chat.baton.dashboard;

import chat.baton.channel.UnfitFile;
import chat.baton.channel.UnusableAccount;
import chat.baton.conversation.Holder;
import chat.baton.conversation.NoSuchConversation;
import chat.baton.conversation.NotTheHolder;
import chat.baton.conversation.TooMuchData;
import chat.baton.flow.FlowInUse;
import chat.baton.flow.FlowRefused;
import chat.baton.flow.MigrationRefused;
import chat.baton.flow.NoSuchFlow;
import chat.baton.flow.NoSuchIncident;
import chat.baton.flow.NoSuchMigration;
import chat.baton.flow.NoSuchRecording;
import chat.baton.flow.NoSuchVersion;
import chat.baton.flow.OrderStands;
import chat.baton.flow.SharedFlow;
import chat.baton.flow.TooManyFlows;
import chat.baton.flow.UnfitAnswer;
import chat.baton.flow.UnfitRecording;
import chat.baton.handover.AlreadyTaken;
import chat.baton.handover.AtCapacity;
import chat.baton.handover.MayNotAssign;
import chat.baton.handover.NoSuchAgent;
import chat.baton.handover.NothingToResume;
import chat.baton.team.NoSuchTeam;
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
                    "already-taken", Texts.of("page.refusal.already-taken", refusal.by()), Holder.agent(refusal.by()));
        }
        if (fault instanceof AtCapacity refusal) {
            return conflict(
                    "at-capacity",
                    Texts.of("page.refusal.at-capacity", refusal.agent(), refusal.conversations()),
                    null);
        }
        if (fault instanceof MayNotAssign refusal) {
            return conflict("not-the-holder", Texts.of("page.refusal.may-not-assign", refusal.holder()), null);
        }
        if (fault instanceof NothingToResume) {
            return conflict("nothing-to-resume", Texts.of("page.refusal.nothing-to-resume"), null);
        }
        if (fault instanceof WindowClosed refusal) {
            return conflict(
                    "window-closed", Texts.of("page.refusal.window-closed", Wording.here(refusal.reason())), null);
        }
        if (fault instanceof UnfitFile) {
            return new Refusal(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "unfit-file",
                    Texts.of("page.refusal.unfit-file", Wording.here(String.valueOf(fault.getMessage()))),
                    null);
        }
        if (fault instanceof KeyReused) {
            return new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "key-reused", sentence(fault), null);
        }
        if (fault instanceof FlowRefused) {
            return new Refusal(
                    HttpStatus.UNPROCESSABLE_ENTITY, "flow-refused", String.valueOf(fault.getMessage()), null);
        }
        if (fault instanceof MigrationRefused) {
            return new Refusal(
                    HttpStatus.UNPROCESSABLE_ENTITY, "migration-refused", String.valueOf(fault.getMessage()), null);
        }
        if (fault instanceof FlowInUse refusal) {
            return conflict("flow-in-use", Texts.of("page.refusal.flow-in-use", refusal.conversations()), null);
        }
        if (fault instanceof SharedFlow) {
            return new Refusal(HttpStatus.FORBIDDEN, "shared-flow", Texts.of("page.refusal.shared-flow"), null);
        }
        if (fault instanceof TooManyFlows) {
            return conflict("too-many-flows", sentence(fault), null);
        }
        if (fault instanceof NoTemplates refusal) {
            return conflict("no-templates", Texts.of("page.refusal.no-templates", refusal.channel()), null);
        }
        if (fault instanceof UnusableAccount) {
            return new Refusal(HttpStatus.BAD_REQUEST, "unusable-account", sentence(fault), null);
        }
        if (fault instanceof OrderStands) {
            return conflict("order-stands", sentence(fault), null);
        }
        if (fault instanceof UnfitAnswer) {
            return new Refusal(
                    HttpStatus.UNPROCESSABLE_ENTITY, "unfit-answer", String.valueOf(fault.getMessage()), null);
        }
        if (fault instanceof TooMuchData) {
            return new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "too-much-data", sentence(fault), null);
        }
        if (fault instanceof Unusable) {
            return new Refusal(HttpStatus.BAD_REQUEST, "unusable", sentence(fault), null);
        }
        if (fault instanceof UnfitRecording refusal) {
            return new Refusal(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "unfit-recording",
                    Texts.of("page.refusal.unfit-recording." + refusal.why().word()),
                    null);
        }
        if (isAboutNothing(fault)) {
            return new Refusal(HttpStatus.NOT_FOUND, "not-found", sentence(fault), null);
        }
        throw fault;
    }

    private static boolean isAboutNothing(RuntimeException fault) {
        return fault instanceof NoSuchThing
                || fault instanceof NoSuchConversation
                || fault instanceof NoSuchFlow
                || fault instanceof NoSuchIncident
                || fault instanceof NoSuchMigration
                || fault instanceof NoSuchRecording
                || fault instanceof NoSuchVersion
                || fault instanceof NoSuchAgent
                || fault instanceof NoSuchTeam;
    }

    private static String sentence(RuntimeException fault) {
        var words = String.valueOf(fault.getMessage());
        return Wording.here(words.endsWith(".") ? words : words + ".");
    }

    private static Refusal conflict(String type, String why, @Nullable Holder holder) {
        return new Refusal(HttpStatus.CONFLICT, type, why, holder);
    }

    private static String held(Holder holder) {
        return Texts.of("page.refusal.held-by-" + holder.kind(), String.valueOf(holder.agentId()));
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
