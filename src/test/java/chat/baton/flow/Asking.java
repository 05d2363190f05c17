package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;

import chat.baton.conversation.Content;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** A question as a flow's author set it up. */
final class Asking {

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
        var flow = spy(new FlowContext(mock(ExecutionEntity.class)));
        doAnswer(call -> settings.get(call.<String>getArgument(0))).when(flow).setting(anyString());
        doAnswer(call -> settings.get(call.<String>getArgument(0))).when(flow).original(anyString());
        doReturn(language).when(flow).language();
        return new Asking(Question.of(flow, region));
    }

    void takes(String typed, Object value) {
        takes(Content.text(typed), value);
    }

    void takes(Content content, Object value) {
        assertThat(question.read(content)).isInstanceOfSatisfying(Reading.Fit.class, fit -> assertThat(fit.value())
                .isEqualTo(value));
    }

    void refuses(String typed) {
        refuses(Content.text(typed));
    }

    void refuses(Content content) {
        assertThat(question.read(content)).isInstanceOf(Reading.Misfit.class);
    }

    String hintFor(String typed) {
        return ((Reading.Misfit) question.read(Content.text(typed))).hint();
    }
}
