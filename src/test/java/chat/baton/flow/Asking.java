package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import chat.baton.core.Ids;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;

/** A question as a flow's author set it up. */
final class Asking {

    /** As much of one as the settings of a step need. */
    private static final ProcessEngineConfigurationImpl ENGINE = engine();

    private final Question question;

    private Asking(Question question) {
        this.question = question;
    }

    /** @param settings of the step */
    static Asking of(Map<String, String> settings) {
        return of(settings, "US");
    }

    static Asking of(Map<String, String> settings, String region) {
        return of(settings, region, Locale.ENGLISH);
    }

    /** @param language the customer's */
    static Asking of(Map<String, String> settings, String region, Locale language) {
        var languages = mock(SpokenLanguages.class);
        when(languages.of(any(ConversationId.class))).thenReturn(language);
        var step = new ActivityImpl("Task_Ask", new ProcessDefinitionImpl("asking"));
        return inEngine(() -> {
            StepSettings.attach(step, settings, "${ask}", true, () -> languages);
            return new Asking(Question.of(new FlowContext(execution(), step), region));
        });
    }

    private static ExecutionEntity execution() {
        var execution = mock(ExecutionEntity.class);
        when(execution.getProcessBusinessKey()).thenReturn(Ids.next().toString());
        return execution;
    }

    private static ProcessEngineConfigurationImpl engine() {
        var engine = new StandaloneInMemProcessEngineConfiguration();
        engine.setExpressionManager(new JuelExpressionManager());
        engine.setDelegateInterceptor(DelegateInvocation::proceed);
        return engine;
    }

    private static <T> T inEngine(Supplier<T> work) {
        Context.setProcessEngineConfiguration(ENGINE);
        try {
            return work.get();
        } finally {
            Context.removeProcessEngineConfiguration();
        }
    }

    private Reading read(Content content) {
        return inEngine(() -> question.read(content));
    }

    void takes(String typed, Object value) {
        takes(Content.text(typed), value);
    }

    void takes(Content content, Object value) {
        assertThat(read(content)).isInstanceOfSatisfying(Reading.Fit.class, fit -> assertThat(fit.value())
                .isEqualTo(value));
    }

    void refuses(String typed) {
        refuses(Content.text(typed));
    }

    void refuses(Content content) {
        assertThat(read(content)).isInstanceOf(Reading.Misfit.class);
    }

    String hintFor(String typed) {
        return ((Reading.Misfit) read(Content.text(typed))).hint();
    }
}
