package chat.baton.flow;

import chat.baton.conversation.ConversationId;
import chat.baton.flow.inspection.Translation;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * What a flow's author set on one step: the extension properties of its task and, for texts of several lines, input
 * parameters, as Modeler edits lines only there. Compiled when the flow is parsed and kept with it, so that reading them
 * costs no statement; the engine's input parameters would be rows. A setting in the customer's language comes before the
 * one without a language.
 */
final class StepSettings {

    private static final String PROPERTY = "baton.step";

    private final Map<String, Expression> expressions = new HashMap<>();
    private final Map<String, String> texts;
    private final String bean;
    private final boolean waits;
    private final boolean isTranslated;
    private final Supplier<SpokenLanguages> languages;

    private StepSettings(
            Map<String, String> properties, String bean, boolean waits, Supplier<SpokenLanguages> languages) {
        this.texts = Map.copyOf(properties);
        this.bean = bean;
        this.waits = waits;
        this.languages = languages;
        this.isTranslated = properties.keySet().stream()
                .anyMatch(name -> Translation.of(name).isPresent());
        var manager = Context.getProcessEngineConfiguration().getExpressionManager();
        properties.forEach((name, text) -> expressions.put(name, manager.createExpression(text)));
    }

    /**
     * @param bean  the expression that names the step
     * @param waits whether the step is one of those that wait, see {@link WaitingStep}
     */
    static void attach(
            ActivityImpl activity,
            Map<String, String> properties,
            String bean,
            boolean waits,
            Supplier<SpokenLanguages> languages) {
        activity.setProperty(PROPERTY, new StepSettings(properties, bean, waits, languages));
    }

    static StepSettings of(PvmActivity step) {
        return (StepSettings) step.getProperty(PROPERTY);
    }

    /** Whether it is a step of ours, not an event, a gateway or a call. */
    static boolean belongTo(PvmActivity activity) {
        return activity.getProperty(PROPERTY) != null;
    }

    /** Whether it asks the customer something and keeps the answer in a variable. */
    boolean ofQuestion() {
        return "${ask}".equals(bean);
    }

    /** Whether a flow can stand at it until something happens. */
    boolean waits() {
        return waits;
    }

    /** Whether customers could not tell one step from the other. */
    boolean sayTheSameAs(StepSettings other) {
        return bean.equals(other.bean) && texts.equals(other.texts);
    }

    /** Whether it goes on when the customer has paid. */
    boolean mayBePaid() {
        return "${requestPayment}".equals(bean) || texts.containsKey("whenPaid");
    }

    /** As written, variables not filled in; absent when the author set none. */
    Optional<String> literal(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** With the flow's variables filled in; absent when the author set none. */
    @Nullable
    String text(String name, DelegateExecution execution) {
        var translated = isTranslated && Translation.MAY_BE.contains(name) ? in(language(execution), name) : null;
        return filled(translated == null ? expressions.get(name) : translated, execution);
    }

    /** As written for everybody, whatever the customer's language; absent when the author set none. */
    @Nullable
    String original(String name, DelegateExecution execution) {
        return filled(expressions.get(name), execution);
    }

    private static @Nullable String filled(@Nullable Expression expression, DelegateExecution execution) {
        var value = expression == null ? null : expression.getValue(execution);
        return value == null ? null : value.toString();
    }

    private @Nullable Expression in(Locale language, String name) {
        return expressions.get(new Translation(name, language.getLanguage()).toString());
    }

    Locale language(DelegateExecution execution) {
        return languages.get().of(ConversationId.of(execution.getProcessBusinessKey()));
    }

    /** The language its text is spoken in for want of one in the customer's; absent when there is one, or no text at all. */
    @Nullable
    String instead(DelegateExecution execution) {
        if (!expressions.containsKey("text")) {
            return null;
        }
        var wanted = language(execution);
        var flow = FlowProperties.of(((ExecutionEntity) execution).getProcessDefinition());
        var written = flow.language().orElseGet(() -> languages.get().ofShop(execution.getTenantId()));
        return in(wanted, "text") != null || wanted.getLanguage().equals(written.getLanguage())
                ? null
                : written.getLanguage();
    }

    /** Whether the step does not say in it all that it says. */
    boolean lacks(String language) {
        return Stream.of("text", "hint", "options", "language")
                        .filter(expressions::containsKey)
                        .filter(name -> !isVariable(name))
                        .map(name -> new Translation(name, language).toString())
                        .anyMatch(name -> !expressions.containsKey(name))
                || optionsDiffer(language);
    }

    /** What a variable holds is no matter of the step. */
    private boolean isVariable(String name) {
        return expressions.get(name).getExpressionText().matches("[$#]\\{\\w+}");
    }

    private boolean optionsDiffer(String language) {
        var translated = expressions.get(new Translation("options", language).toString());
        return translated != null && !values("options").equals(values("options_" + language));
    }

    private Set<String> values(String options) {
        return Options.parse(expressions.get(options).getExpressionText()).stream()
                .map(choice -> choice.value())
                .collect(Collectors.toSet());
    }
}
