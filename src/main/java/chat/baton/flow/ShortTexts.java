package chat.baton.flow;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.value.StringValue;

/** Texts in variables, as long as their column. Whoever sets one, a step, a mapping or a form, learns that it is too long. */
class ShortTexts extends StringValueSerializer {

    private static final int LONGEST = 4000;

    @Override
    public void writeValue(StringValue text, ValueFields fields) {
        if (text.getValue() != null && text.getValue().length() > LONGEST) {
            throw new ProcessEngineException("A variable holds " + LONGEST + " characters at most, not "
                    + text.getValue().length());
        }
        super.writeValue(text, fields);
    }
}
